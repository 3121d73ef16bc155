// What it does when it is typed. Nothing here says what was chosen before, or whether anything was.
import { useText } from '../../i18n/use-text.ts';
import { Line } from '../../ui/Line.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import type { DuressStepProps } from './duress-draft.ts';

export const ChooseEffect = ({ draft, onChange }: DuressStepProps) => {
  const t = useText();
  return (
    <>
      <RadioGroup label={t('duress.effect')} value={draft.choice} onChange={(choice) => { onChange({ choice }); }}
        options={[
          { value: 'decoy', words: t('duress.effectDecoy'), help: t('duress.effectDecoyHelp') },
          { value: 'destroy', words: t('duress.effectDestroy'), help: t('duress.effectDestroyHelp') },
          { value: 'none', words: t('duress.effectNone'), help: t('duress.effectNoneHelp') },
        ]} />
      <Line tone="warn" mark="attention">{t('duress.onlyOne')}</Line>
    </>
  );
};
