// Whether wrong passphrases in a row do by themselves what the gesture does, and what that cannot do.
import { wrongTriesChoices } from '../../../shared/panic/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import type { StepProps } from './steps.ts';
import { usePanicChange } from './use-panic-change.ts';

export const ChooseTries = ({ settings }: StepProps) => {
  const t = useText();
  const { change } = usePanicChange();
  const chosen = (value: string): void => {
    const wrongTries = wrongTriesChoices.find((tries) => String(tries) === value);
    if (wrongTries !== undefined) void change({ wrongTries });
  };
  return (
    <>
      <RadioGroup label={t('panic.tries')} hint={t('panic.triesHow')} value={String(settings.wrongTries)} onChange={chosen}
        options={wrongTriesChoices.map((tries) => ({ value: String(tries), words: tries === 0 ? t('panic.triesNever') : t('panic.triesAfter', { tries }) }))} />
      <h2>{t('panic.aboutCannot')}</h2>
      <ul className="panic-list reading">
        <li>{t('panic.triesCannot1')}</li>
        <li>{t('panic.triesCannot2')}</li>
        <li>{t('panic.triesCannot3')}</li>
      </ul>
    </>
  );
};
