// Use case: deciding, field by field, what to do where a pack says something else than this vault. Until then what is here stays. Every
// decision is on record with the change it makes.
import { randomBytes } from 'node:crypto';
import { HoldfastError } from '../../shared/contract/failure.ts';
import type { InputOf, OutputOf } from '../../shared/contract/registry.ts';
import { choiceLists, type Description } from '../../shared/evidence/schema.ts';
import { fieldWords, hereStateOf, sameValue, valueOf, type Said } from '../../shared/handover/rules.ts';
import type { Conflict, ConflictChoice, FieldValue } from '../../shared/handover/schema.ts';
import { createFormatter, type Formatter } from '../../shared/i18n/format.ts';
import { longestText } from '../../shared/sizes.ts';
import { uncertainDateSchema } from '../../shared/time.ts';
import type { EvidenceContext } from '../evidence/context.ts';
import { fold } from '../evidence/list/search-text.ts';
import { nameHere, saidHere, writeSaid, type ChangeOfSaid } from '../evidence/describing/said-here.ts';
import { failureOf } from '../jobs/failure-of.ts';
import { uncertainDateText } from '../printing/uncertain-date-text.ts';
import type { Change } from '../vault/session.ts';
import { decideConflict, openConflictOf, openConflicts, countConflicts, type ConflictRow } from './repository.ts';

const shown = (row: ConflictRow, here: Said, title: string): Conflict => {
  const value = valueOf(here, row.field);
  return {
    id: row.conflict_id, item: row.subject, title, theirNumber: row.their_number, senderName: row.sender_name, packMadeAt: row.made_at_ms, field: row.field,
    here: value, theirs: row.theirs, hereState: hereStateOf(value, row.base),
  };
};

/** Fields that wait, with both values as they are now. */
export const listConflicts = async ({ session: { read } }: EvidenceContext, { offset, limit }: InputOf<'handover.conflicts'>): Promise<OutputOf<'handover.conflicts'>> => {
  const conflicts: Conflict[] = [];
  for (const row of await openConflicts(read, offset, limit)) {
    const here = await saidHere(read, row.subject);
    if (here !== null) conflicts.push(shown(row, here, await nameHere(read, row.subject)));
  }
  return { total: await countConflicts(read), conflicts };
};

const lists: Readonly<Record<string, string>> = choiceLists;

const valueText = (field: string, value: FieldValue, words: Formatter): string => {
  if (Array.isArray(value)) return value.join(', ');
  if (value === null || value === '') return words.text('ui.notKnown');
  if (typeof value === 'object') return uncertainDateText(uncertainDateSchema.parse(value), words);
  const list = lists[field];
  return list === undefined || typeof value === 'number' ? String(value) : words.value(list, value);
};

/** Theirs, written out as a paragraph for the notes. Throws `pack-record-refused` when the notes cannot hold it. */
const noteWith = (row: ConflictRow, here: Said, words: Formatter): Partial<Description> => {
  const field = words.text(fieldWords(row.field));
  const note = words.text('handover.noteOfTheirs', { from: row.sender_name === '' ? row.vault_id.slice(0, 8) : row.sender_name, number: row.their_number, field, value: valueText(row.field, row.theirs, words) });
  const notes = here.description.notes === '' ? note : `${here.description.notes}\n\n${note}`;
  if (notes.length > longestText) throw new HoldfastError('pack-record-refused', { reason: 'notesFull', name: row.subject });
  return { notes };
};

const changeFor = (row: ConflictRow, here: Said, choice: ConflictChoice, words: Formatter): ChangeOfSaid => {
  const nothing: ChangeOfSaid = { change: {}, addTags: [], removeTags: [] };
  if (choice === 'ours') return nothing;
  if (row.field === 'tags') {
    // A tag in another spelling is the same tag: it is neither added nor taken off.
    const theirs = new Map((Array.isArray(row.theirs) ? row.theirs : []).map((tag) => [fold(tag), tag]));
    const ours = new Set(here.tags.map(fold));
    return { ...nothing, addTags: [...theirs].flatMap(([folded, tag]) => (ours.has(folded) ? [] : [tag])), removeTags: choice === 'both' ? [] : here.tags.filter((tag) => !theirs.has(fold(tag))) };
  }
  return { ...nothing, change: choice === 'theirs' ? { [row.field]: row.theirs } : noteWith(row, here, words) };
};

const decideOne = async (change: Change, id: number, choice: ConflictChoice, words: Formatter): Promise<ConflictRow['subject']> => {
  const row = await openConflictOf(change.db, id);
  const here = row === null ? null : await saidHere(change.db, row.subject);
  if (row === null || here === null) throw new HoldfastError('not-found');
  if (!sameValue(valueOf(here, row.field), row.theirs)) await writeSaid(change, row.subject, randomBytes(8).toString('hex'), changeFor(row, here, choice, words));
  await decideConflict(change.db, id, choice, change.at);
  await change.record('handover-decided', row.subject, { fields: row.field, choice, pack: row.pack_id, fromVault: row.vault_id });
  return row.subject;
};

/** Decides about fields, each in a change of its own; what could not be done is told and waits on. */
export const decide = async (context: EvidenceContext, { conflicts, choice, language }: InputOf<'handover.decide'>): Promise<OutputOf<'handover.decide'>> => {
  const words = createFormatter(language);
  const left: OutputOf<'handover.decide'>['left'] = [];
  const subjects = new Set<ConflictRow['subject']>();
  for (const id of conflicts) {
    try {
      subjects.add(await context.session.change((change) => decideOne(change, id, choice, words)));
    } catch (error) {
      if (!(error instanceof HoldfastError) || !['not-found', 'pack-record-refused'].includes(error.code)) throw error;
      left.push({ id, failure: failureOf(error) });
    }
  }
  if (subjects.size > 0) context.changed([...subjects]);
  return { decided: conflicts.length - left.length, left };
};
