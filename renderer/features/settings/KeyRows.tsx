// The rows of the keys: what, which key, change it, put it back.
import { keyedCommandIds, keyedCommands, keyPlaces, keysInForce, type ChangedKeys, type KeyedCommandId } from '../../../shared/window/keys.ts';
import { holderOf, isChanged, withFirstKeys } from '../../commands/key-rules.ts';
import { isMacKeyboard, shownCombination } from '../../commands/keys.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { announce } from '../../session/notices.ts';
import { Button } from '../../ui/Button.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { placeWords } from '../help/key-place-words.ts';
import './settings.css';

interface KeyRowsProps {
  readonly changed: ChangedKeys;
  readonly onChange: (command: KeyedCommandId) => void;
  readonly onSave: (keys: ChangedKeys, told: string) => void;
}

export const KeyRows = ({ changed, onChange, onSave }: KeyRowsProps) => {
  const t = useText();
  const formats = useFormats();
  const isMac = isMacKeyboard(navigator.platform);
  const shown = (keys: readonly string[]): readonly string[] => keys.map((key) => shownCombination(key, isMac));
  const reset = (id: KeyedCommandId): void => {
    const first = keyedCommands[id].keys;
    const taken = first.map((key) => ({ key, holder: holderOf(id, key, changed) })).find(({ holder }) => holder !== null);
    const command = t(keyedCommands[id].words);
    if (taken?.holder === undefined || taken.holder === null) onSave(withFirstKeys(id, changed), t('keys.saved', { command, keys: formats.list(shown(first)) }));
    else announce(t('keys.resetClash', { keys: shownCombination(taken.key, isMac), command: t(keyedCommands[taken.holder].words) }), 'danger');
  };
  return keyPlaces.map((place) => (
    <section key={place} className="stack" data-gap="small">
      <h3>{t(placeWords[place])}</h3>
      <ul role="list" className="settings-keys">
        {keyedCommandIds.filter((id) => keyedCommands[id].where === place).map((id) => {
          const command = t(keyedCommands[id].words);
          const keys = shown(keysInForce(id, changed));
          return (
            <li key={id}>
              <span className="settings-key-words">{command}{isChanged(id, changed) ? <span className="text-2"> ({t('keys.changed')})</span> : null}</span>
              <span className="row">{keys.length === 0 ? <span className="text-2">{t('keys.none')}</span> : keys.map((key) => <KeyHint key={key} keys={key} />)}</span>
              <span className="row" data-align="end">
                {isChanged(id, changed) ? <Button size="compact" onPress={() => { reset(id); }}>{t('keys.reset', { keys: formats.list(shown(keyedCommands[id].keys)) })}</Button> : null}
                <Button size="compact" aria-label={t('keys.change', { command })} onPress={() => { onChange(id); }}>{t('keys.add')}</Button>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  ));
};
