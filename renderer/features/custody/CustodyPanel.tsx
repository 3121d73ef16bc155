// The custody log of one item: what happened, when, by whom, newest first; the check of the whole log; the printed form.
import { useState } from 'react';
import type { EvidenceId } from '../../../shared/ids.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { OtherOfficeLogs } from '../handover/OtherOfficeLogs.tsx';
import { CustodyEntryLine } from './components/CustodyEntryLine.tsx';
import { CustodyForm } from './components/CustodyForm.tsx';
import { LogCheck } from './components/LogCheck.tsx';
import { useCustodyEntries } from './use-custody-entries.ts';
import './custody.css';

export const CustodyPanel = ({ id }: { readonly id: EvidenceId }) => {
  const t = useText();
  const [form, setForm] = useState(false);
  const { entries, total, failure, older, showOlder } = useCustodyEntries(id);
  return (
    <div className="stack">
      <LogCheck><Button size="compact" onPress={() => { setForm(true); }}>{t('custody.print')}</Button></LogCheck>
      {failure === null ? null : <FailureLine failure={failure} />}
      {total === null ? null : <p className="text-2">{t('custody.entries', { count: total })}. {t('custody.newestFirst')}</p>}
      {total === 0 ? <p>{t('custody.none')}</p> : null}
      <ol role="list" className="custody-entries" reversed>
        {entries.map((entry) => <CustodyEntryLine key={entry.seq} entry={entry} />)}
      </ol>
      {older === 0 || total === null ? null : (
        <div className="row">
          <Button onPress={showOlder}>{t('custody.moreCount', { count: older })}</Button>
          <span role="status" className="text-2">{t('custody.shownOf', { shown: entries.length, total })}</span>
        </div>
      )}
      <OtherOfficeLogs id={id} />
      {form ? <CustodyForm id={id} onClose={() => { setForm(false); }} /> : null}
    </div>
  );
};
