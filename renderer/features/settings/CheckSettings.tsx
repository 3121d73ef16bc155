// Checking the vault now: its structure, or every byte. Findings come as a job in Activity.
import { useCommand } from '../../data/use-answer.ts';
import { useText } from '../../i18n/use-text.ts';
import { announce } from '../../session/notices.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { SettingsSection } from './SettingsSection.tsx';

export const CheckSettings = () => {
  const t = useText();
  const verify = useCommand('vault.verify', ['jobs.list']);
  const start = (readData: boolean): void => { verify.mutate({ readData }, { onSuccess: () => { announce(t('settings.checkStarted')); } }); };
  return (
    <SettingsSection section="checking">
      {verify.error === null ? null : <FailureLine failure={verify.error.failure} />}
      <div className="stack" data-gap="small"><div><Button onPress={() => { start(false); }}>{t('settings.checkStructure')}</Button></div><p className="text-2">{t('settings.checkStructureHelp')}</p></div>
      <div className="stack" data-gap="small"><div><Button onPress={() => { start(true); }}>{t('settings.checkEverything')}</Button></div><p className="text-2">{t('settings.checkEverythingHelp')}</p></div>
    </SettingsSection>
  );
};
