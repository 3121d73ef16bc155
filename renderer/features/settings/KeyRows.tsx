// The rows of the keys: what, which key, change it, put it back. One stop of Tab; arrows go through the rows and into one.
import { GridList, GridListHeader, GridListItem, GridListSection } from 'react-aria-components';
import { isKeyedCommand, keyedCommandIds, keyedCommands, keyPlaces, keysInForce, type ChangedKeys, type KeyedCommandId } from '../../../shared/window/keys.ts';
import { holderOf, isChanged, withFirstKeys } from '../../commands/key-rules.ts';
import { isMacKeyboard, shownCombination } from '../../commands/keys.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { announce } from '../../session/notices.ts';
import { Button } from '../../ui/Button.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useFocusNext } from '../../ui/use-focus-next.ts';
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
  const keepNext = useFocusNext();
  const shown = (keys: readonly string[]): readonly string[] => keys.map((key) => shownCombination(key, isMac));
  const reset = (id: KeyedCommandId): void => {
    const first = keyedCommands[id].keys;
    const taken = first.map((key) => ({ key, holder: holderOf(id, key, changed) })).find(({ holder }) => holder !== null);
    const command = t(keyedCommands[id].words);
    if (taken?.holder === undefined || taken.holder === null) onSave(withFirstKeys(id, changed), t('keys.saved', { command, keys: formats.list(shown(first)) }));
    else announce(t('keys.resetClash', { keys: shownCombination(taken.key, isMac), command: t(keyedCommands[taken.holder].words) }), 'danger');
  };
  return (
    <div ref={keepNext}>
      <GridList className="settings-keys" aria-label={t('keys.title')} selectionMode="none" onAction={(key) => { const id = String(key); if (isKeyedCommand(id)) onChange(id); }}>
        {keyPlaces.map((place) => (
          <GridListSection key={place} id={place} className="settings-keys-place">
            <GridListHeader className="settings-keys-head">{t(placeWords[place])}</GridListHeader>
            {keyedCommandIds.filter((id) => keyedCommands[id].where === place).map((id) => {
              const command = t(keyedCommands[id].words);
              const keys = shown(keysInForce(id, changed));
              return (
                <GridListItem key={id} id={id} className="settings-key" textValue={t('keys.row', { command, keys: keys.length === 0 ? t('keys.none') : formats.list(keys) })}>
                  <span className="settings-key-words">{command}{isChanged(id, changed) ? <span className="text-2"> ({t('keys.changed')})</span> : null}</span>
                  <span className="row">{keys.length === 0 ? <span className="text-2">{t('keys.none')}</span> : keys.map((key) => <KeyHint key={key} keys={key} />)}</span>
                  <span className="row" data-align="end">
                    {isChanged(id, changed) ? <Button size="compact" onPress={() => { reset(id); }}>{t('keys.reset', { keys: formats.list(shown(keyedCommands[id].keys)) })}</Button> : null}
                    <Button size="compact" aria-label={t('keys.change', { command })} onPress={() => { onChange(id); }}>{t('keys.add')}</Button>
                  </span>
                </GridListItem>
              );
            })}
          </GridListSection>
        ))}
      </GridList>
    </div>
  );
};
