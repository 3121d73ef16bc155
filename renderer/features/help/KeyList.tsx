// Every key as it works now, by where it works, from the table that makes it work.
import { keyedCommandIds, keyedCommands, keyPlaces } from '../../../shared/window/keys.ts';
import { useText } from '../../i18n/use-text.ts';
import { usePartLevel } from '../../frame/part-level.ts';
import { isMacKeyboard, shownCombination } from '../../commands/keys.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { fixedKeys } from './fixed-keys.ts';
import './help.css';
import { placeWords } from './key-place-words.ts';

export const KeyList = ({ keysOf }: { readonly keysOf: (id: string) => readonly string[] }) => {
  const t = useText();
  const level = usePartLevel();
  const isMac = isMacKeyboard(navigator.platform);
  return (
    <div className="stack">
      {keyPlaces.map((place) => (
        <section key={place} className="stack" data-gap="small">
          <h3 aria-level={level}>{t(placeWords[place])}</h3>
          <dl className="key-pairs">
            {keyedCommandIds.filter((id) => keyedCommands[id].where === place).map((id) => {
              const keys = keysOf(id);
              return (
                <div key={id}>
                  <dt>{t(keyedCommands[id].words)}</dt>
                  <dd>{keys.length === 0 ? <span className="text-2">{t('keys.none')}</span> : keys.map((one) => <KeyHint key={one} keys={one} />)}</dd>
                </div>
              );
            })}
          </dl>
        </section>
      ))}
      <section className="stack" data-gap="small">
        <h3 aria-level={level}>{t('keys.fixedTitle')}</h3>
        <dl className="key-pairs">
          {fixedKeys.map(({ words, keys }) => (
            <div key={words}>
              <dt>{t(words)}</dt>
              <dd>{keys.map((one) => <KeyHint key={one} keys={shownCombination(one, isMac)} />)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <p className="text-2">{t('keys.fixed')}</p>
    </div>
  );
};
