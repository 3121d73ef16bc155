// What this computer shows once the vault is gone, and where a button stands before.
import { useState } from 'react';
import type { Afterwards } from '../../../shared/panic/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { ChooseDecoy } from './ChooseDecoy.tsx';
import { usePanic } from './panic-context.ts';
import type { StepProps } from './steps.ts';
import { usePanicChange } from './use-panic-change.ts';

export const ChooseAfterwards = ({ settings }: StepProps) => {
  const t = useText();
  const { change } = usePanicChange();
  const hasDecoy = usePanic()?.hasDecoy ?? false;
  // Chosen, and not yet in force: that needs the other vault's folder.
  const [wantsDecoy, setWantsDecoy] = useState(false);
  const choose = (afterwards: Afterwards): void => {
    setWantsDecoy(afterwards === 'decoy');
    if (afterwards !== 'decoy' || hasDecoy) void change({ afterwards });
  };
  const isDecoy = wantsDecoy || settings.afterwards === 'decoy';
  return (
    <>
      <RadioGroup label={t('panic.afterwards')} value={isDecoy ? 'decoy' : settings.afterwards} onChange={choose}
        options={[
          { value: 'first-run', words: t('panic.afterwardsFirstRun'), help: t('panic.afterwardsFirstRunHelp') },
          { value: 'quit', words: t('panic.afterwardsQuit'), help: t('panic.afterwardsQuitHelp') },
          { value: 'decoy', words: t('panic.afterwardsDecoy'), help: t('panic.afterwardsDecoyHelp') },
        ]} />
      {isDecoy ? <ChooseDecoy hasDecoy={hasDecoy} /> : null}
    </>
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
