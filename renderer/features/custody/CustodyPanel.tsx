// The custody log of one item: what happened, when, by whom, newest first; the check of the whole log; the printed form.
import { useState } from 'react';
import type { CustodyEntry } from '../../../shared/custody/schema.ts';
import type { EvidenceId } from '../../../shared/ids.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { CustodyEntryLine } from './components/CustodyEntryLine.tsx';
import { CustodyForm } from './components/CustodyForm.tsx';
import { LogCheck } from './components/LogCheck.tsx';

const step = 50;
/** The most the vault gives at once. */
const most = 500;

export const CustodyPanel = ({ id }: { readonly id: EvidenceId }) => {
  const t = useText();
  const [limit, setLimit] = useState(step);
  const [form, setForm] = useState(false);
  const { data, error } = useAnswer('custody.page', { subject: id, offset: 0, limit });
  const entries: readonly CustodyEntry[] = data?.entries ?? [];
  return (
    <div className="stack">
      <div className="row">
        <Button size="compact" onPress={() => { setForm(true); }}>{t('custody.print')}</Button>
      </div>
      <LogCheck />
      {error === null ? null : <FailureLine failure={error.failure} />}
      {data === undefined ? null : <p className="text-2">{t('custody.entries', { count: data.total })}. {t('custody.newestFirst')}</p>}
      {data !== undefined && entries.length === 0 ? <p>{t('custody.none')}</p> : null}
      <ol role="list" className="stack" reversed>
        {entries.map((entry) => <CustodyEntryLine key={entry.seq} entry={entry} />)}
      </ol>
      {data !== undefined && data.total > entries.length && limit < most ? (
        <div className="row"><Button onPress={() => { setLimit(Math.min(most, limit * 2)); }}>{t('custody.more')}</Button></div>
      ) : null}
      {form ? <CustodyForm id={id} onClose={() => { setForm(false); }} /> : null}
    </div>
  );
};

