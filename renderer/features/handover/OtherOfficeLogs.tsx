// What other offices' logs say about an item that came from there. Under a heading of its own and closed at first: it is not this
// vault's log, and must not be taken for it.
import { corrections } from '../../../shared/custody/passage.ts';
import type { EvidenceId } from '../../../shared/ids.ts';
import type { Passage } from '../../../shared/handover/schema.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';
import { CustodyEntryLine } from '../custody/components/CustodyEntryLine.tsx';

const OneLog = ({ passage }: { readonly passage: Passage }) => {
  const t = useText();
  const formats = useFormats();
  const { senderName, theirNumber, entries, total, witness, madeAt, takenInAt } = passage;
  const corrected = corrections(entries);
  const isTwice = new Set(entries.map(({ seq }) => seq)).size < entries.length;
  return (
    <details className="panel">
      <summary>{t('handover.otherLog', { from: senderName === '' ? t('handover.unnamed') : senderName, number: theirNumber })}</summary>
      <div className="stack">
        <p className="text-2">{t('handover.otherLogHelp')}</p>
        <p>{t('handover.packOf', { date: formats.dateTime(madeAt), taken: formats.dateTime(takenInAt) })}<br />{t('handover.theirWitness', { witness })}</p>
        {isTwice ? <Line tone="warn" mark="attention">{t('handover.otherLogTwice')}</Line> : null}
        <p className="text-2">{t('custody.shownOf', { shown: entries.length, total })}</p>
        <ol role="list" className="custody-entries" reversed>{entries.toReversed().map((entry) => <CustodyEntryLine key={entry.hash} entry={entry} correctedBy={corrected.get(entry.seq)} />)}</ol>
      </div>
    </details>
  );
};

export const OtherOfficeLogs = ({ id }: { readonly id: EvidenceId }) => {
  const { data, error } = useAnswer('handover.passages', { id });
  if (error !== null) return <FailureLine failure={error.failure} />;
  return <>{(data?.passages ?? []).map((passage) => <OneLog key={passage.vaultId} passage={passage} />)}</>;
};
