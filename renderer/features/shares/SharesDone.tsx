// The set counts from now on: who holds it, and what is still to do.
import { useRouter } from '../../frame/RouteProvider.tsx';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Line } from '../../ui/Line.tsx';
import { StepTitle } from '../../ui/StepTitle.tsx';
import type { Sharing } from './ChooseSharing.tsx';

export const SharesDone = ({ sharing, holders, onLeave }: { readonly sharing: Sharing; readonly holders: readonly string[]; readonly onLeave: () => void }) => {
  const t = useText();
  const formats = useFormats();
  const router = useRouter();
  return (
    <div className="stack">
      <StepTitle>{t('shares.doneTitle')}</StepTitle>
      <Line tone="ok" mark="fine" role="status">{t('shares.anyOf', { threshold: sharing.threshold, count: sharing.count })} {t('shares.doneHolders', { names: formats.list(holders) })}</Line>
      <p className="reading">{t('shares.doneApart')}</p>
      <p className="reading">{t('shares.doneBackup')}</p>
      <div className="row">
        <Button kind="primary" onPress={() => { router.go({ place: 'safety', section: 'copies' }); }}>{t('shares.toCopies')}</Button>
        <Button onPress={() => { router.go({ place: 'shares', what: 'test' }); }}>{t('shares.test')}</Button>
        <Button kind="quiet" onPress={onLeave}>{t('ui.done')}</Button>
      </div>
    </div>
  );
};
