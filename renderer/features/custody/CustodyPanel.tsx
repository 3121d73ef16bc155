// The custody log of one item: what happened, when, by whom, newest first; the check of the whole log; the
// printed form; and what happened to the object itself, which a person writes down and corrects.
import { useState } from 'react';
import { corrections, passageIn, type ReadPassage } from '../../../shared/custody/passage.ts';
import { isUnread, withoutUnread } from '../../../shared/custody/schema.ts';
import type { EvidenceId } from '../../../shared/ids.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { OtherOfficeLogs } from '../handover/OtherOfficeLogs.tsx';
import { CustodyEntryLine } from './components/CustodyEntryLine.tsx';
import { CustodyForm } from './components/CustodyForm.tsx';
import { LogCheck } from './components/LogCheck.tsx';
import { UnreadEntryLine } from './components/UnreadEntryLine.tsx';
import { PassageDialog } from './PassageDialog.tsx';
import { useCustodyEntries } from './use-custody-entries.ts';
import './custody.css';

interface CustodyPanelProps {
  readonly id: EvidenceId;
  /** In the list, so that its description can be changed. */
  readonly isListed: boolean;
}

export const CustodyPanel = ({ id, isListed }: CustodyPanelProps) => {
  const t = useText();
  const [writing, setWriting] = useState<'new' | { readonly seq: number; readonly passage: ReadPassage } | null>(null);
  const [form, setForm] = useState(false);
  const { entries, total, failure, older, showOlder } = useCustodyEntries(id);
  const corrected = corrections(withoutUnread(entries));
  return (
    <div className="stack">
      <div className="row"><Button size="compact" onPress={() => { setWriting('new'); }}>{t('custody.passage.record')}</Button></div>
      <LogCheck><Button size="compact" onPress={() => { setForm(true); }}>{t('custody.print')}</Button></LogCheck>
      {failure === null ? null : <FailureLine failure={failure} />}
      {total === null ? null : <p className="text-2">{t('custody.entries', { count: total })}. {t('custody.newestFirst')}</p>}
      {total === 0 ? <p>{t('custody.none')}</p> : null}
      <ol role="list" className="custody-entries" reversed>
        {entries.map((entry) => {
          if (isUnread(entry)) return <li key={entry.seq} className="custody-entry"><UnreadEntryLine seq={entry.seq} /></li>;
          const passage = passageIn(entry);
          return (
            <CustodyEntryLine key={entry.seq} entry={entry} correctedBy={corrected.get(entry.seq)}
              onCorrect={passage === null || corrected.has(entry.seq) ? undefined : () => { setWriting({ seq: entry.seq, passage }); }} />
          );
        })}
      </ol>
      {older === 0 || total === null ? null : (
        <div className="row">
          <Button onPress={showOlder}>{t('custody.moreCount', { count: older })}</Button>
          <span role="status" className="text-2">{t('custody.shownOf', { shown: entries.length, total })}</span>
        </div>
      )}
      <OtherOfficeLogs id={id} />
      {writing === null ? null : <PassageDialog selection={{ by: 'ids', ids: [id] }} count={1} id={id} canDescribe={isListed} corrected={writing === 'new' ? undefined : writing} onClose={() => { setWriting(null); }} />}
      {form ? <CustodyForm id={id} onClose={() => { setForm(false); }} /> : null}
    </div>
  );
};
