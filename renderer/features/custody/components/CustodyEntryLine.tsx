// One entry of the custody log: what happened in words, when and by whom, with what it keeps below.
import { passageIn } from '../../../../shared/custody/passage.ts';
import { passageTitle } from '../../../../shared/custody/passage-words.ts';
import type { CustodyEntry } from '../../../../shared/custody/schema.ts';
import type { ForeignEntry } from '../../../../shared/handover/schema.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useFormatter } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/Button.tsx';
import { Line } from '../../../ui/Line.tsx';
import { EntryFacts } from './EntryFacts.tsx';

interface CustodyEntryLineProps {
  readonly entry: CustodyEntry | ForeignEntry;
  /** The later entry that puts this one right. */
  readonly correctedBy: number | undefined;
  /** Where a person may put this entry right by a further one. */
  readonly onCorrect?: (() => void) | undefined;
}

export const CustodyEntryLine = ({ entry, correctedBy, onCorrect }: CustodyEntryLineProps) => {
  const formatter = useFormatter();
  const t = formatter.text;
  const formats = useFormats();
  const passage = passageIn(entry);
  return (
    <li className="custody-entry">
      <h2>{passage === null ? formatter.value('custodyAction', entry.action) : passageTitle(passage, formatter)}</h2>
      <p className="text-2">{t('custody.by', { when: formats.dateTime(entry.at), member: entry.actor })} · {t('custody.entryName', { seq: entry.seq })}</p>
      {correctedBy === undefined ? null : <Line tone="warn" mark="attention">{t('custody.passage.correctedBy', { seq: correctedBy })}</Line>}
      <EntryFacts entry={entry} />
      {onCorrect === undefined ? null : <div className="row"><Button size="compact" kind="quiet" onPress={onCorrect}>{t('custody.passage.correct', { seq: entry.seq })}</Button></div>}
    </li>
  );
};
