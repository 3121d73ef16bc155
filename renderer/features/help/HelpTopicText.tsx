// One topic: what it is about, the steps in order, and what to keep in mind.
import type { MessageValues } from '../../../shared/i18n/format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Mark } from '../../ui/Mark.tsx';
import { partsOf, type HelpPart, type TopicId } from './topics.ts';

/** Neighbours of one kind belong together: steps become one list. */
const grouped = (parts: readonly HelpPart[]): readonly (readonly HelpPart[])[] =>
  parts.reduce<readonly (readonly HelpPart[])[]>((groups, part) => {
    const last = groups.at(-1);
    return last?.[0]?.kind === part.kind ? [...groups.slice(0, -1), [...last, part]] : [...groups, [part]];
  }, []);

export const HelpTopicText = ({ topic, values }: { readonly topic: TopicId; readonly values: MessageValues }) => {
  const t = useText();
  return (
    <div className="help-text">
      {grouped(partsOf(topic)).map((group) => {
        const [first] = group;
        const said = group.map((part) => ({ key: part.words, words: t(part.words, values) }));
        if (first?.kind === 'step') return <ol key={first.words} className="help-steps">{said.map(({ key, words }) => <li key={key}>{words}</li>)}</ol>;
        if (first?.kind === 'mind') return <ul key={first.words} role="list" className="help-mind">{said.map(({ key, words }) => <li key={key}><Mark state="attention" spoken={t('help.mind')} /><span>{words}</span></li>)}</ul>;
        return said.map(({ key, words }) => <p key={key}>{words}</p>);
      })}
    </div>
  );
};
