// Use case: lists that leave the vault as one plain file: the results of a job, evidence as it was chosen, and the custody log. They hold names and
// fingerprints, so they leave like any plain copy: written down first, never in the vault's own folder, and on record.
import { basename, dirname } from 'node:path';
import { z } from 'zod';
import { isUnread, type LogFilter } from '../../../shared/custody/schema.ts';
import { isRead, type EvidenceRow } from '../../../shared/evidence/schema.ts';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { createFormatter, problemValues, type Formatter } from '../../../shared/i18n/format.ts';
import type { JobResult } from '../../../shared/jobs/schema.ts';
import { languages } from '../../../shared/settings/schema.ts';
import { uncertainDateText } from '../../printing/uncertain-date-text.ts';
import { casesState } from '../../cases/service.ts';
import { entriesThatFit } from '../../custody/service.ts';
import type { ProcessInput } from '../../vault-process/contract.ts';
import type { EvidenceContext } from '../context.ts';
import { rowsOf } from '../list/list-repository.ts';
import { beginOutgoing } from './outgoing.ts';
import { requireFolder } from './plain-file.ts';
import { listLine, listStart, type ListFormat } from './saved-list.ts';
import { numbersOf } from '../list/selection.ts';

const perPage = 500;

const iso = (at: number): string => new Date(at).toISOString();

interface List {
  readonly file: string;
  readonly format: ListFormat;
  readonly heads: readonly string[];
  readonly pages: AsyncIterable<readonly (readonly string[])[]>;
  readonly facts: Readonly<Record<string, string | number>>;
}

const save = async (context: EvidenceContext, { file, format, heads, pages, facts }: List): Promise<void> => {
  const folder = dirname(file);
  await requireFolder(folder, context.session.folder);
  const outgoing = await beginOutgoing(context, 'vault', folder);
  let rows = 0;
  try {
    await outgoing.write(Buffer.from(listStart(format) + listLine(format, heads)));
    for await (const page of pages) {
      rows += page.length;
      await outgoing.write(Buffer.from(page.map((values) => listLine(format, values)).join('')));
    }
    await outgoing.end({
      names: null,
      replaces: basename(file),
      check: () => undefined,
      record: (change, name, sha256) => change.record('list-saved', 'vault', { name, items: rows, sha256, ...facts }),
    });
  } catch (error) {
    await outgoing.abandon();
    throw error;
  }
};

const wordsOf = (language: string): Formatter => createFormatter(z.enum(languages).parse(language));

const tagsIn = ({ tags, unreadTags }: EvidenceRow, words: Formatter): string => [...tags, ...(unreadTags === undefined ? [] : [words.text('list.unreadTags', { count: unreadTags })])].join(', ');

async function* pagesOfEvidence({ session }: EvidenceContext, { selection, language }: ProcessInput<'process.saveList'>): AsyncGenerator<readonly (readonly string[])[]> {
  const words = wordsOf(language);
  const codes = new Map((await casesState(session.read)).cases.map(({ id, code }) => [id, code]));
  for await (const numbers of numbersOf(session.read, selection, perPage)) {
    yield (await rowsOf(session.read, numbers)).map((row) => (!isRead(row) ? [row.id, words.text('list.damagedItem')] : [
      row.id, row.title, row.fileName, row.sha256, String(row.size), iso(row.addedAt), row.capturedAt === null ? '' : uncertainDateText(row.capturedAt, words), tagsIn(row, words), codes.get(row.case) ?? row.case,
    ]));
  }
}

const evidenceHeads = ['number', 'title', 'fileName', 'sha256', 'size', 'addedAt', 'capturedAt', 'tags', 'case'] as const;
const logHeads = ['entry', 'at', 'member', 'action', 'about', 'facts', 'seal', 'sealBefore'] as const;
const resultHeads = ['fileName', 'outcome', 'number', 'sha256', 'size', 'reason'] as const;

const requireReason = (reason: string): void => {
  if (reason.trim().length < 3) {
    throw new HoldfastError('reason-needed');
  }
};

/** Writes the chosen evidence as a list to `file`, whatever is there. Throws `reason-needed`, `not-found`, `input-refused` in the vault, and the failures of the target. */
export const saveEvidenceList = async (context: EvidenceContext, input: ProcessInput<'process.saveList'>): Promise<void> => {
  const { file, format, reason, recipient } = input;
  requireReason(reason);
  const words = wordsOf(input.language);
  await save(context, { file, format, heads: evidenceHeads.map((head) => words.text(`list.${head}`)), pages: pagesOfEvidence(context, input), facts: { reason, recipient } });
};

const everyEntry: LogFilter = { text: '', called: [], action: null, actor: null };

/** Nothing of an entry is left out: its facts are written as the log holds them. One that cannot be read has a line that says so. */
async function* pagesOfLog({ session }: EvidenceContext, { filter, language }: ProcessInput<'process.saveLog'>): AsyncGenerator<readonly (readonly string[])[]> {
  const words = wordsOf(language);
  let page: string[][] = [];
  for await (const entry of entriesThatFit(session.read, filter ?? everyEntry)) {
    page.push(isUnread(entry) ? [String(entry.seq), '', '', words.text('custody.entryUnread', { seq: entry.seq }), '', '', '', ''] : [String(entry.seq), iso(entry.at), entry.actor, words.value('custodyAction', entry.action), entry.subject, JSON.stringify(entry.details), entry.hash, entry.previousHash]);
    if (page.length === perPage) {
      yield page;
      page = [];
    }
  }
  yield page;
}

/** Writes the custody log, or what of it fits the filter, as a list to `file`, whatever is there. Throws as `saveEvidenceList` does. */
export const saveCustodyLog = async (context: EvidenceContext, input: ProcessInput<'process.saveLog'>): Promise<void> => {
  const { file, format, reason, recipient } = input;
  requireReason(reason);
  const words = wordsOf(input.language);
  await save(context, { file, format, heads: logHeads.map((head) => words.text(`list.${head}`)), pages: pagesOfLog(context, input), facts: { kind: 'custody-log', reason, recipient } });
};

const reasonOf = ({ failure, problem, name }: JobResult, words: Formatter): string =>
  failure !== null ? words.failure({ ...failure, facts: { name, ...failure.facts } }) : problem !== null ? words.text(`problem.${problem.kind}`, problemValues(problem)) : '';

async function* pagesOfResults({ jobs }: EvidenceContext, { job, only, text, language }: ProcessInput<'process.saveResults'>): AsyncGenerator<readonly (readonly string[])[]> {
  const words = wordsOf(language);
  for (let offset = 0; ; offset += perPage) {
    const { results } = jobs.get(job).resultsPage(offset, perPage, { only, text });
    yield await Promise.resolve(results.map((result) => [
      result.name, words.value('jobOutcome', result.outcome), result.item ?? '', result.sha256 ?? '', result.size === null ? '' : String(result.size), reasonOf(result, words),
    ]));
    if (results.length < perPage) {
      return;
    }
  }
}

/** Writes what each item of a job came to as a list to `file`, whatever is there. Throws `not-found` and as `saveEvidenceList` does. */
export const saveJobResults = async (context: EvidenceContext, input: ProcessInput<'process.saveResults'>): Promise<void> => {
  const { kind } = context.jobs.get(input.job);
  const words = wordsOf(input.language);
  await save(context, { file: input.file, format: input.format, heads: resultHeads.map((head) => words.text(`list.${head}`)), pages: pagesOfResults(context, input), facts: { kind } });
};
