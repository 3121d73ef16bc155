// Use cases of cases: which there are, making, changing, closing and arranging them, and which one is worked in. What a court could ask about has its
// entry in the same transaction; which case somebody looks at, and in which order they stand, is a matter of taste.
import { randomBytes } from 'node:crypto';
import { HoldfastError } from '../../shared/contract/failure.ts';
import type { InputOf } from '../../shared/contract/registry.ts';
import type { CustodyDetails } from '../../shared/custody/details.ts';
import { codeAfter } from '../../shared/cases/rules.ts';
import { handedCaseSchema, mostCases, type Case, type CasesState, type ChosenCase, type HandedCase, type UnreadCase } from '../../shared/cases/schema.ts';
import { caseId, type CaseId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import { newestActionAbout } from '../custody/service.ts';
import { choices } from '../settings/choices.ts';
import { readChoice, writeChoice } from '../settings/stored-choice.ts';
import { readUnlessDamaged } from '../vault/database/row-damage.ts';
import type { ReadableDb } from '../vault/database/handle.ts';
import type { Change, VaultSession } from '../vault/session.ts';
import { allCases, caseOfUid, caseWith, idOfCode, insertCase, mendCase, partsOfCase, uidOfCase, updateCase, writeClosed, writePlaces, type PartsOfCase } from './repository.ts';

export { caseOfCode, caseWith } from './repository.ts';

/** Throws `not-found`. */
export const caseOf = async (db: ReadableDb, id: CaseId): Promise<Case> => {
  const found = await caseWith(db, id);
  if (found === null) throw new HoldfastError('not-found', { id });
  return found;
};

/** The code of a case; its id where there is no such case or it cannot be read, which only damage leaves. */
export const codeOf = async (db: ReadableDb, id: CaseId): Promise<string> => (await readUnlessDamaged(caseWith(db, id)))?.code ?? id;

const firstCase = caseId(1);

/** Every case and the one that is worked in: the first open one until somebody chose. Where that one cannot be read, all are shown: what is in it is in no other. */
export const casesState = async (db: ReadableDb): Promise<CasesState> => {
  const { cases, unread } = await allCases(db);
  const [first] = [...cases.filter(({ closedAt }) => closedAt === null), ...cases];
  const ids = unread.map(({ id }) => id);
  const none: ChosenCase = { case: first?.id ?? ids.find((id) => id !== null) ?? firstCase, all: first === undefined };
  const chosen = await readChoice(db, choices.caseChosen, none);
  if (cases.some(({ id }) => id === chosen.case)) return { cases, unread, chosen };
  return { cases, unread, chosen: ids.includes(chosen.case) ? { ...none, all: true } : none };
};

/** The case that is worked in, whether others are shown with it or not. */
export const chosenCase = async (db: ReadableDb): Promise<ChosenCase> => (await casesState(db)).chosen;

const openOne = (found: Case): Case => {
  if (found.closedAt !== null) throw new HoldfastError('case-closed', { code: found.code });
  return found;
};

/** The case that something new goes into. Throws `case-closed`: nothing new comes into a closed one. */
export const requireOpen = async (db: ReadableDb, id: CaseId): Promise<Case> => openOne(await caseOf(db, id));

/** The case that something new goes into: the one named, or the one that is worked in. Throws `case-closed`. */
export const caseToAddTo = async (db: ReadableDb, named?: CaseId): Promise<Case> => requireOpen(db, named ?? (await chosenCase(db)).case);

/** The case that is worked in, closed or not: for what was begun before and must not be lost. */
export const caseWorkedIn = async (db: ReadableDb): Promise<Case> => caseOf(db, (await chosenCase(db)).case);

export const chooseCase = (session: VaultSession, chosen: ChosenCase): Promise<void> => session.change(async ({ db, at }) => {
  await caseOf(db, chosen.case);
  await writeChoice(db, choices.caseChosen, chosen, at);
});

/** Another case may have the code though its record is damaged. */
const requireFree = async ({ db }: Change, code: string, self: CaseId | null): Promise<void> => {
  const other = await idOfCode(db, code);
  if (other === null || other === self) return;
  const known = other === 'none' ? null : await readUnlessDamaged(caseWith(db, other));
  throw new HoldfastError('case-code-taken', { code: known?.code ?? code });
};

const newUid = (): string => randomBytes(16).toString('hex');

const requireRoom = async (db: ReadableDb): Promise<void> => {
  const { cases, unread } = await allCases(db);
  if (cases.length + unread.length >= mostCases) throw new HoldfastError('too-large');
};

/** Makes a case and chooses it. */
export const makeCase = (session: VaultSession, said: InputOf<'cases.make'>): Promise<CaseId> => session.change(async (change) => {
  const { db, at, record } = change;
  await requireFree(change, said.code, null);
  await requireRoom(db);
  const id = caseId(await insertCase(db, { ...said, uid: newUid() }, at));
  await writeChoice(db, choices.caseChosen, { case: id, all: false }, at);
  await record('case-made', id, { code: said.code, caseName: said.name });
  return id;
});

/** What another office is told of a case; null for one that nobody named, and where damage left it a name that no pack may carry. Throws `database-damaged` naming it. */
export const handedCase = async (db: ReadableDb, id: CaseId): Promise<HandedCase | null> => {
  const known = await caseWith(db, id);
  return handedCaseSchema.safeParse({ uid: await uidOfCase(db, id), code: known?.code, name: known?.name }).data ?? null;
};

/**
 * The case that another office told of, made here where it is not: under its code, or the next one behind it that is free. `cameWith` goes into its entry. Throws `case-closed`: nothing new comes into
 * a closed one; `too-large` for more cases than a vault holds, `database-damaged` naming the case.
 */
export const caseHanded = async ({ db, at, record }: Change, { uid, code, name }: HandedCase, cameWith: CustodyDetails): Promise<Pick<Case, 'id' | 'code'>> => {
  const known = await caseOfUid(db, uid);
  if (known !== null) return openOne(known);
  await requireRoom(db);
  let free = code;
  for (let next = 2; (await idOfCode(db, free)) !== null; next += 1) free = codeAfter(code, next);
  const id = caseId(await insertCase(db, { code: free, name, about: '', uid }, at));
  await record('case-made', id, { code: free, caseName: name, ...(free === code ? {} : { theirCode: code }), ...cameWith });
  return { id, code: free };
};

/** When the log says that a case was opened: the first with the vault, another when it was made. Null where it does not say. */
const openingInLog = async (db: ReadableDb, id: CaseId): Promise<Instant | null> =>
  (await readUnlessDamaged(id === firstCase ? newestActionAbout(db, 'vault', 'vault-created') : newestActionAbout(db, id, 'case-made')))?.at ?? null;

/** When the log says that a case was closed, unless it was opened again; null for an open one. */
const closingInLog = async (db: ReadableDb, id: CaseId): Promise<Instant | null> => {
  const closed = await readUnlessDamaged(newestActionAbout(db, id, 'case-closed'));
  const opened = await readUnlessDamaged(newestActionAbout(db, id, 'case-opened-again'));
  return closed === null || (opened !== null && opened.seq > closed.seq) ? null : closed.at;
};

/** What was there before where it was another, for the entry. */
const replaced = (before: Pick<UnreadCase, 'code' | 'name'>, said: Pick<Case, 'code' | 'name'>): CustodyDetails => ({
  ...(before.code === null || before.code === said.code ? {} : { codeBefore: before.code }), ...(before.name === null || before.name === said.name ? {} : { caseNameBefore: before.name }),
});

/** Code, name and description come from a person, the rest from the row, or from the log where the row is damaged. The entry says what was damaged, and what stands there now. */
const mend = async ({ db, at, record }: Change, id: CaseId, { damaged, ...before }: PartsOfCase, said: Pick<Case, 'code' | 'name' | 'about'>): Promise<void> => {
  const openedInLog = before.openedAt === undefined ? await openingInLog(db, id) : null;
  const openedAt = before.openedAt ?? openedInLog ?? at;
  const closedAt = before.closedAt === undefined ? await closingInLog(db, id) : before.closedAt;
  await mendCase(db, id, { ...said, openedAt, closedAt, uid: newUid() });
  await record('case-changed', id, {
    damagedParts: damaged.join(', '), code: said.code, caseName: said.name, ...replaced(before, said),
    ...(damaged.includes('about') ? { caseAbout: said.about } : {}),
    ...(damaged.includes('openedAt') ? { opened: openedAt, openedFromLog: openedInLog !== null } : {}),
    ...(damaged.includes('closedAt') ? { closed: closedAt ?? false } : {}),
  });
};

/** Gives a case another code, name or description; the entry says what they were. One whose record is damaged is mended with them, and its items stay in it. */
export const changeCase = (session: VaultSession, { case: id, ...said }: InputOf<'cases.change'>): Promise<void> => session.change(async (change) => {
  const found = await partsOfCase(change.db, id);
  if (found === null) throw new HoldfastError('not-found', { id });
  await requireFree(change, said.code, id);
  const before = found.whole;
  if (before === null) return mend(change, id, found.parts, said);
  if (before.code === said.code && before.name === said.name && before.about === said.about) return;
  await updateCase(change.db, id, said);
  await change.record('case-changed', id, { code: said.code, caseName: said.name, ...replaced(before, said) });
});

export const setClosed = (session: VaultSession, { case: id, closed }: InputOf<'cases.setClosed'>): Promise<void> => session.change(async ({ db, at, record }) => {
  const before = await caseOf(db, id);
  if ((before.closedAt !== null) === closed) return;
  await writeClosed(db, id, closed ? at : null);
  await record(closed ? 'case-closed' : 'case-opened-again', id, { code: before.code });
});

export const arrangeCases = (session: VaultSession, ids: readonly CaseId[]): Promise<void> => session.change(async ({ db }) => {
  const known = (await allCases(db)).cases.map(({ id }) => id);
  const first = [...new Set(ids)].filter((id) => known.includes(id));
  await writePlaces(db, [...first, ...known.filter((id) => !first.includes(id))]);
});
