// The help: a box to search it, the topic that fits where the person is, and all topics. Everything in it is in the language files.
import { useEffect, useRef, useState } from 'react';
import { ArrowLeft } from 'lucide-react';
import { usePartLevel } from '../../frame/part-level.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { SearchBox } from '../../ui/SearchBox.tsx';
import './help.css';
import { HelpTopicText } from './HelpTopicText.tsx';
import { KeyList } from './KeyList.tsx';
import { findTopics, topicFor, type HelpAsked, type TopicId } from './topics.ts';

interface HelpBrowserProps {
  readonly asked: HelpAsked;
  /** The part of the page that the person was in when they asked. */
  readonly part?: string | null;
  readonly keysOf: (id: string) => readonly string[];
}

export const HelpBrowser = ({ asked, part = null, keysOf }: HelpBrowserProps) => {
  const t = useText();
  const level = usePartLevel();
  const [topic, setTopic] = useState<TopicId | null>(() => topicFor(asked, part));
  const [typed, setTyped] = useState('');
  const title = useRef<HTMLHeadingElement>(null);
  const shown = typed.trim() === '' ? topic : null;
  // A topic that opens is read from its title on; nothing else tells a screen reader that the words changed.
  useEffect(() => { if (shown !== null) title.current?.focus(); }, [shown]);
  const keyWords = (id: string): string => keysOf(id)[0] ?? t('keys.none');
  const values = { keyAdd: keyWords('add-evidence'), keyLock: keyWords('lock'), keyRecord: keyWords('record'), keySearch: keyWords('command-palette'), keyHelp: keyWords('help') };
  const found = findTopics(typed, (key) => t(key, values));
  const open = (next: TopicId): void => {
    setTyped('');
    setTopic(next);
  };
  return (
    <div className="stack">
      <SearchBox name={t('help.search')} placeholder={t('help.search')} value={typed} onChange={setTyped} onSubmit={() => { const [first] = found; if (first !== undefined) open(first); }} />
      {shown === null ? (
        <>
          <p role="status" className={typed.trim() === '' ? 'only-spoken' : 'text-2'}>{found.length === 0 ? t('help.empty') : t('help.found', { count: found.length })}</p>
          <ul role="list" className="help-topics">{found.map((one) => <li key={one}><Button kind="quiet" onPress={() => { open(one); }}>{t(`help.${one}.title`)}</Button></li>)}</ul>
        </>
      ) : (
        <article className="stack" aria-labelledby="help-topic">
          <div className="help-back"><Button kind="quiet" size="compact" icon={ArrowLeft} iconMirrors onPress={() => { setTopic(null); }}>{t('help.topics')}</Button></div>
          <h3 aria-level={level} id="help-topic" ref={title} tabIndex={-1} className="help-title">{t(`help.${shown}.title`)}</h3>
          <HelpTopicText topic={shown} values={values} />
          {shown === 'keys' ? <KeyList keysOf={keysOf} /> : null}
        </article>
      )}
    </div>
  );
};
