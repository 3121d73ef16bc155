// Records as documents and lines: instants as UTC text, names from people and files without anything that could steer a terminal.
import type { OutputOf } from '../../shared/contract/registry.ts';
import { passageIn } from '../../shared/custody/passage.ts';
import { passageFacts, passageTitle } from '../../shared/custody/passage-words.ts';
import type { CustodyEntry } from '../../shared/custody/schema.ts';
import { isRead, type EvidenceItem } from '../../shared/evidence/schema.ts';
import { markOfFinding } from '../../shared/health/rules.ts';
import type { HealthFinding } from '../../shared/health/schema.ts';
import { healthText } from '../../shared/health/words.ts';
import { dateSentence } from '../../shared/i18n/date-sentence.ts';
import { problemValues, type Formatter } from '../../shared/i18n/format.ts';
import type { Problem } from '../../shared/vault/schema.ts';
import { plain } from './output.ts';

/** UTC, to the millisecond. */
export const utc = (at: number): string => new Date(at).toISOString();

const utcOrNull = (at: number | null): string | null => (at === null ? null : utc(at));

export const custodyDocument = ({ at, seq, actor, action, subject, hash, details }: CustodyEntry) => ({ seq, at: utc(at), actor, action, subject, hash, details });

/** What an entry says happened; of an object itself with all facts, and with the entry that put it right. */
const happenedText = (entry: CustodyEntry, words: Formatter, corrected: ReadonlyMap<number, number>): string => {
  const passage = passageIn(entry);
  if (passage === null) return words.value('custodyAction', entry.action);
  const by = corrected.get(entry.seq);
  return [
    passageTitle(passage, words),
    ...(by === undefined ? [] : [words.text('custody.passage.correctedBy', { seq: by })]),
    ...passageFacts(passage, words, (when) => dateSentence(when, words)).map(({ name, text }) => `${name}: ${text ?? '-'}`),
  ].join('; ');
};

/** `corrected` says which entries a later one puts right. */
export const custodyLine = (entry: CustodyEntry, words: Formatter, corrected: ReadonlyMap<number, number>): string =>
  plain(`${String(entry.seq)}  ${utc(entry.at)}  ${entry.actor}  ${entry.subject}  ${happenedText(entry, words, corrected)}  ${entry.hash.slice(0, 16)}`);

type LinkedItem = OutputOf<'evidence.links'>['links'][number];

export const linkDocument = ({ relation, item }: LinkedItem) => ({ relation, id: item.id, ...(isRead(item) ? { title: item.title === '' ? item.fileName : item.title } : { title: '', unread: true }) });

export const linkLine = (link: LinkedItem, words: Formatter): string =>
  plain(`${words.value('relation', link.relation)}  ${link.item.id}  ${isRead(link.item) ? linkDocument(link).title : words.text('list.damagedItem')}`);

/** The item with every instant as text. */
export const itemDocument = (item: EvidenceItem) => ({
  ...item,
  addedAt: utc(item.addedAt),
  lastCheckedAt: utcOrNull(item.lastCheckedAt),
  removal: item.removal === null ? null : { ...item.removal, at: utc(item.removal.at) },
  destruction: item.destruction === null ? null : { ...item.destruction, at: utc(item.destruction.at) },
  arrivals: item.arrivals.map((arrival) => ({ ...arrival, arrivedAt: utc(arrival.arrivedAt), fileModifiedAt: utcOrNull(arrival.fileModifiedAt), fileCreatedAt: utcOrNull(arrival.fileCreatedAt) })),
});

export const problemDocument = (problem: Problem, words: Formatter) => ({
  severity: problem.severity, kind: problem.kind,
  ...(problem.item === null ? {} : { item: problem.item }),
  ...(problem.file === null ? {} : { file: problem.file }),
  message: words.text(`problem.${problem.kind}`, problemValues(problem)),
});

export const problemLine = (problem: Problem, words: Formatter): string =>
  plain([words.value('severity', problem.severity), problem.item ?? '', problem.file ?? '', words.text(`problem.${problem.kind}`, problemValues(problem))].filter((part) => part !== '').join('  '));

export const findingDocument = (finding: HealthFinding, words: Formatter) => ({
  kind: finding.kind, state: markOfFinding(finding), severity: finding.severity, at: utcOrNull(finding.at), message: healthText(finding, words),
});

/** A line for what needs a look or was never checked; nothing for what is fine. */
export const findingLine = (finding: HealthFinding, words: Formatter): readonly string[] => {
  const state = markOfFinding(finding);
  return state === 'fine' ? [] : [plain(`${words.value('healthState', state)}  ${healthText(finding, words)}`)];
};
