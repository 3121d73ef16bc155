// Every key with what it does; any of them can be changed, taken away and put back. In force at once, for everyone of this vault.
import { useState } from 'react';
import { keyedCommands, type KeyedCommandId } from '../../../shared/window/keys.ts';
import { isChanged } from '../../commands/key-rules.ts';
import { useText } from '../../i18n/use-text.ts';
import { announce } from '../../session/notices.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { KeyChange } from './KeyChange.tsx';
import { KeyRows } from './KeyRows.tsx';
import { SettingsSection } from './SettingsSection.tsx';
import { useSettings } from './use-settings.ts';

export const KeySettings = () => {
  const t = useText();
  const { settings, change, failure } = useSettings();
  const [changing, setChanging] = useState<KeyedCommandId | null>(null);
  const changedAny = (Object.keys(keyedCommands) as KeyedCommandId[]).some((id) => isChanged(id, settings.keys));
  const save = (keys: typeof settings.keys, told: string): void => {
    change({ keys }, () => { announce(told); });
    setChanging(null);
  };
  return (
    <SettingsSection section="keys" help={`${t('keys.forEveryone')} ${t('keys.fixed')} ${t('keys.rows')}`}>
      {failure === null ? null : <FailureLine failure={failure} />}
      <KeyRows changed={settings.keys} onChange={setChanging} onSave={save} />
      {changedAny ? <div><Button onPress={() => { change({ keys: {} }); }}>{t('keys.resetAll')}</Button></div> : null}
      {changing === null ? null : <KeyChange command={changing} changed={settings.keys} onSave={save} onClose={() => { setChanging(null); }} />}
    </SettingsSection>
  );
};
