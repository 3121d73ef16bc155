// What can be said of an open vault at once: the checks that read a few small files and rows, without those that read every page and
// object. Looks and changes nothing.
import type { Problem } from '../../../shared/vault/schema.ts';
import { chainEnd } from '../../custody/service.ts';
import type { OpenSession } from '../opening/open-session.ts';
import { slotsInUse } from '../repository.ts';
import { setApartNote } from '../opening/set-apart.ts';
import type { Check, CheckContext } from './check.ts';
import { custodyCheck, historyCheck } from './custody-check.ts';
import { headerCheck } from './header-check.ts';
import { silent } from './verify.ts';

/** A longer log takes more than a moment to walk; the check of the structure walks it too. */
const longestWalkedAtOnce = 20_000;

export interface Standing {
  readonly header: readonly Problem[];
  readonly history: readonly Problem[];
  /** `problems` null: the log was too long to walk at once. */
  readonly custody: { readonly entries: number; readonly problems: readonly Problem[] | null };
  readonly leftovers: Problem | null;
  readonly ways: { readonly passphrases: number; readonly codes: number; readonly shares: boolean };
}

const problemsOf = async (check: Check, session: OpenSession): Promise<readonly Problem[]> => {
  const problems: Problem[] = [];
  const context: CheckContext = {
    session, readData: false, progress: silent(), totals: { objects: 0, bytes: 0, custodyEntries: 0, pages: 0 },
    recorded: { nameOfObject: () => Promise.resolve(null), expectedSha256: () => Promise.resolve(null), itemsWithoutCase: () => Promise.resolve([]), damagedItems: () => Promise.resolve([]), unreadInLists: () => Promise.resolve([]), noteAltered: () => Promise.resolve(), setAside: () => Promise.resolve([]), unreadRecipients: () => Promise.resolve({ keys: 0, shares: false }), unreadNotes: () => Promise.resolve({}) },
    report: (problem) => { problems.push(problem); },
    whole: () => undefined,
  };
  await check(context);
  return problems;
};

export const standingOf = async (session: OpenSession): Promise<Standing> => {
  const { seq } = await chainEnd(session.read);
  const [header, history, custody, leftovers, slots] = await Promise.all([
    problemsOf(headerCheck, session), problemsOf(historyCheck, session), seq > longestWalkedAtOnce ? null : problemsOf(custodyCheck, session), setApartNote(session.folder), slotsInUse(session.read),
  ]);
  const count = (kind: (typeof slots)[number]['kind']): number => slots.filter((slot) => slot.kind === kind).length;
  return { header, history, custody: { entries: seq, problems: custody }, leftovers, ways: { passphrases: count('passphrase'), codes: count('recovery-code'), shares: count('shares') > 0 } };
};
