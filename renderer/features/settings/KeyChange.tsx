// Takes the new key of one command by having it pressed, says whether it is free, and who would lose it.
import { useState, type KeyboardEvent } from 'react';
import { keyedCommands, type ChangedKeys, type KeyCombination, type KeyedCommandId } from '../../../shared/window/keys.ts';
import { holderOf, refusalOf, withKey, withoutKey } from '../../commands/key-rules.ts';
import { combinationOf, isMacKeyboard, shownCombination } from '../../commands/keys.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Line } from '../../ui/Line.tsx';
import { TextField } from '../../ui/TextField.tsx';

interface KeyChangeProps {
  readonly command: KeyedCommandId;
  readonly changed: ChangedKeys;
  readonly onSave: (keys: ChangedKeys, told: string) => void;
  readonly onClose: () => void;
}

export const KeyChange = ({ command, changed, onSave, onClose }: KeyChangeProps) => {
  const t = useText();
  const isMac = isMacKeyboard(navigator.platform);
  const [pressed, setPressed] = useState<KeyCombination | null>(null);
  const name = t(keyedCommands[command].words);
  const keys = pressed === null ? '' : shownCombination(pressed, isMac);
  const refusal = pressed === null ? null : refusalOf(command, pressed);
  const holder = pressed === null || refusal !== null ? null : holderOf(command, pressed, changed);
  const free = pressed !== null && refusal === null && holder !== 'lock';
  const take = (event: KeyboardEvent): void => {
    if (['Tab', 'Escape'].includes(event.key)) return;
    const combination = combinationOf(event, isMac);
    if (combination === null) return;
    event.preventDefault();
    event.stopPropagation();
    setPressed(combination);
  };
  const use = (): void => { if (free) onSave(withKey(command, pressed, changed), t('keys.saved', { command: name, keys })); };
  const told = refusal !== null ? t(refusal) : holder === null ? t('keys.free', { keys }) : t(holder === 'lock' ? 'keys.clashLock' : 'keys.clash', { keys, command: t(keyedCommands[holder].words) });
  return (
    <Dialog title={t('keys.change', { command: name })} isOpen onClose={onClose}
      buttons={
        <>
          {command === 'lock' ? null : <Button onPress={() => { onSave(withoutKey(command, changed), t('keys.savedNone', { command: name })); }}>{t('keys.remove')}</Button>}
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button kind="primary" isDisabled={!free} onPress={use}>{free ? t('keys.use', { keys }) : t('keys.useNothing')}</Button>
        </>
      }>
      <div className="stack">
        <div data-takes-keys="" onKeyDownCapture={take}><TextField label={t('keys.newKey')} hint={t('keys.notPressed')} value={keys} isReadOnly autoFocus direction="ltr" size="large" /></div>
        <div role="status">{pressed === null ? null : <Line tone={free && holder === null ? 'ok' : 'warn'} mark={free && holder === null ? 'fine' : 'attention'}>{told}</Line>}</div>
      </div>
    </Dialog>
  );
};
