// What this computer shows once the vault is gone, and where a button stands before.
import { useText } from '../../i18n/use-text.ts';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Switch } from '../../ui/Switch.tsx';
import type { StepProps } from './steps.ts';
import { usePanicChange } from './use-panic-change.ts';

export const ChooseAfterwards = ({ settings }: StepProps) => {
  const t = useText();
  const { change } = usePanicChange();
  return (
    <RadioGroup label={t('panic.afterwards')} value={settings.afterwards} onChange={(afterwards) => { void change({ afterwards }); }}
      options={[
        { value: 'first-run', words: t('panic.afterwardsFirstRun'), help: t('panic.afterwardsFirstRunHelp') },
        { value: 'quit', words: t('panic.afterwardsQuit'), help: t('panic.afterwardsQuitHelp') },
      ]} />
  );
};

export const ChooseButtons = ({ settings }: StepProps) => {
  const t = useText();
  const { change } = usePanicChange();
  return (
    <>
      <Switch label={t('panic.buttonInSidebar')} isSelected={settings.buttonInSidebar} onChange={(buttonInSidebar) => { void change({ buttonInSidebar }); }} />
      <Switch label={t('panic.buttonOnUnlock')} help={t('panic.buttonOnUnlockHelp')} isSelected={settings.buttonOnUnlock} onChange={(buttonOnUnlock) => { void change({ buttonOnUnlock }); }} />
    </>
  );
};
