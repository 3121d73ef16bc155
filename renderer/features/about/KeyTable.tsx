// Every key that works now, from the same table that makes them work.
import { useCommands } from '../../commands/CommandProvider.tsx';
import { shownCombination } from '../../commands/keys.ts';
import { useText } from '../../i18n/use-text.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';

export const KeyTable = () => {
  const t = useText();
  const { commands, isMac } = useCommands();
  const withKeys = commands.filter((command) => command.keys !== undefined);
  return (
    <section className="stack" data-gap="small">
      <h2>{t('about.keys')}</h2>
      <dl className="about-pairs">
        {withKeys.map((command) => (
          <div key={command.id}>
            <dt>{t(command.words, command.values)}</dt>
            <dd>{(command.keys ?? []).map((keys) => <KeyHint key={keys} keys={shownCombination(keys, isMac)} />)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
};
