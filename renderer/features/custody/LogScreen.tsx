// The custody log of the whole vault: everything that was done, newest first, whoever did it and whatever it was done to. Filtered by typing, by
// kind and by person; saved as a list with the same filter.
import { useCallback, useMemo, useRef, useState } from 'react';
import { custodyActions, isUnread, longestLogFilter, type CustodyAction, type LogFilter } from '../../../shared/custody/schema.ts';
import type { MemberCode } from '../../../shared/ids.ts';
import { fold } from '../../commands/find.ts';
import type { Command } from '../../commands/command.ts';
import { useScreenCommands } from '../../commands/CommandProvider.tsx';
import { useAnswer } from '../../data/use-answer.ts';
import { pageOf, pageSize } from '../../data/page-window.ts';
import { usePages } from '../../data/use-pages.ts';
import { ask } from '../../api.ts';
import { useFormatter } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { LongList } from '../../ui/LongList.tsx';
import { SearchBox } from '../../ui/SearchBox.tsx';
import { Select } from '../../ui/Select.tsx';
import { LogCheck } from './components/LogCheck.tsx';
import { LogLine } from './components/LogLine.tsx';
import { SaveLogDialog } from './components/SaveLogDialog.tsx';
import { UnreadEntryLine } from './components/UnreadEntryLine.tsx';
import './custody.css';

const nothing = 'all';

export const LogScreen = () => {
  const formatter = useFormatter();
  const t = formatter.text;
  const [text, setText] = useState('');
  const [action, setAction] = useState<CustodyAction | typeof nothing>(nothing);
  const [actor, setActor] = useState<MemberCode | typeof nothing>(nothing);
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const [saving, setSaving] = useState(false);
  const filterBox = useRef<HTMLInputElement | null>(null);
  const people = useAnswer('vault.members', {}).data?.members ?? [];
  const kinds = useMemo(() => {
    const inOrder = new Intl.Collator(formatter.language);
    return custodyActions.map((value) => ({ value, words: formatter.value('custodyAction', value) })).toSorted((a, b) => inOrder.compare(a.words, b.words));
  }, [formatter]);
  const filter = useMemo<LogFilter | null>(() => {
    const typed = fold(text);
    if (typed === '' && action === nothing && actor === nothing) return null;
    return { text, called: typed === '' ? [] : kinds.filter(({ words }) => fold(words).includes(typed)).map(({ value }) => value), action: action === nothing ? null : action, actor: actor === nothing ? null : actor };
  }, [text, action, actor, kinds]);
  const { pages, any, see, failure, retry } = usePages(useCallback((page: number) => {
    const input = { subject: null, filter, offset: page * pageSize, limit: pageSize };
    return { queryKey: ['custody.page', input] as const, queryFn: () => ask('custody.page', input) };
  }, [filter]));
  const focusFilter = useCallback((): void => { filterBox.current?.focus(); }, []);
  useScreenCommands(useMemo<readonly Command[]>(() => [{ id: 'find', words: 'custody.logFilter', inFields: true, run: focusFilter }], [focusFilter]));
  const total = any?.total ?? null;
  const clear = (): void => { setText(''); setAction(nothing); setActor(nothing); };
  const row = (index: number) => {
    const entry = pages.get(pageOf(index))?.entries[index % pageSize];
    if (entry === undefined) return <p className="text-2" aria-busy="true">{t('custody.logWaiting')}</p>;
    if (isUnread(entry)) return <UnreadEntryLine seq={entry.seq} />;
    const toggle = (isOpen: boolean): void => { setOpened((before) => (before.has(entry.seq) === isOpen ? before : new Set(isOpen ? [...before, entry.seq] : [...before].filter((seq) => seq !== entry.seq)))); };
    return <LogLine entry={entry} isOpen={opened.has(entry.seq)} onToggle={toggle} />;
  };
  return (
    <div className="custody-log" data-fills>
      <div>
        <h1>{t('custody.logTitle')}</h1>
        <p className="text-2">{t('custody.logHelp')}</p>
      </div>
      <div className="custody-log-tools">
        <SearchBox name={t('custody.logFilter')} placeholder={t('custody.logFilter')} value={text} inputRef={filterBox} onChange={(typed) => { setText(typed.slice(0, longestLogFilter)); }} />
        <Select label={t('custody.logKind')} value={action} onChange={setAction} options={[{ value: nothing, words: t('custody.logKindAll') }, ...kinds]} />
        <Select label={t('custody.logPerson')} value={actor} onChange={setActor} options={[{ value: nothing, words: t('custody.logPersonAll') }, ...people.map(({ code }) => ({ value: code, words: code }))]} />
      </div>
      <LogCheck><Button size="compact" isDisabled={total === null || total === 0} onPress={() => { setSaving(true); }}>{t('custody.logSave')}</Button></LogCheck>
      {failure === null ? null : <FailureLine failure={failure} actions={<Button onPress={retry}>{t('evidence.tryAgain')}</Button>} />}
      {total === null ? null : <p role="status" className="text-2">{t('custody.entries', { count: total })}{filter === null ? '' : `. ${t('custody.logFiltered')}`}</p>}
      {total !== 0 ? null : filter === null ? <EmptyState title={t('custody.none')} /> : <EmptyState title={t('custody.logNoneFits')} action={<Button kind="primary" onPress={clear}>{t('evidence.clearFilters')}</Button>} />}
      {total === null || total === 0 ? null : <LongList key={JSON.stringify(filter)} name={t('custody.logTitle')} count={total} guess={2.5} row={row} see={see} onType={focusFilter} fills />}
      {saving && total !== null ? <SaveLogDialog filter={filter} count={total} onClose={() => { setSaving(false); }} /> : null}
    </div>
  );
};
