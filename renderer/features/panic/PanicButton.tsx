// The button that is held, or pressed first, as was chosen. A short press does nothing at all.
import { Siren } from 'lucide-react';
import { api } from '../../api.ts';
import { useText } from '../../i18n/use-text.ts';
import { Icon } from '../../ui/Icon.tsx';
import '../../ui/button.css';
import { usePanic } from './panic-context.ts';
import { useHold } from './use-hold.ts';

const press = (): void => { void api.panic.press({ place: 'first' }); };

/** Shown where it was asked for, once panic is set up; in a rehearsal wherever it is put. */
export const PanicButton = ({ place }: { readonly place: 'sidebar' | 'unlock' | 'rehearsal' }) => {
  const t = useText();
  const panic = usePanic();
  const hold = useHold();
  if (panic === null) return null;
  const { settings } = panic;
  const isWanted = place === 'rehearsal' || (settings.isSetUp && (place === 'sidebar' ? settings.buttonInSidebar : settings.buttonOnUnlock));
  if (!isWanted) return null;
  const isHeld = settings.gesture === 'hold';
  return (
    <button type="button" className="ui-button panic-button" data-kind="plain" data-size="standard" aria-label={`${t('panic.button')}: ${t(isHeld ? 'panic.buttonHold' : 'panic.buttonPress')}`}
      title={t(isHeld ? 'panic.buttonHold' : 'panic.buttonPress')} {...(isHeld ? hold : { onClick: press })}>
      <Icon of={Siren} />
      <span>{t('panic.button')}</span>
    </button>
  );
};
