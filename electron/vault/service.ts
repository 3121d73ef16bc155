// Use cases of the vault as the calls ask for them: judges passphrases before they are used, and keeps the one session of this process.
import { HoldfastError } from '../../shared/contract/failure.ts';
import type { DuressEffect } from '../../shared/duress/schema.ts';
import type { MemberCode } from '../../shared/ids.ts';
import type { HeldShare } from '../../shared/recovery/schema.ts';
import type { Member } from '../../shared/vault/schema.ts';
import { createVault } from './create.ts';
import type { CreateRequest } from './create.ts';
import { bringHeaderBack, copyHeader, headerPlaces, moveHeader, removeHeaderCopy } from './header/header-moving.ts';
import type { RandomSource } from './crypto/random.ts';
import { duressEffect, removeDuress, setDecoy, setDestroy } from './duress/change.ts';
import { addMember, changePassphrase, confirm, removeMember, renewRecoveryCode } from './members/members.ts';
import type { Joining } from './members/members.ts';
import type { OpenSession } from './opening/open-session.ts';
import { openVault } from './opening/open.ts';
import type { Opened, OpenRequest } from './opening/open.ts';
import { ShareMaking, testShares, withJoinedShares } from './shares/recovery-shares.ts';
import { allMembers } from './repository.ts';
import type { Clock } from './session.ts';

/** Throws `weak-passphrase` for what `judgePassphrase` would not accept. Names of the person and the others count as guessed. */
export const requireStrong = async (passphrase: string, knownWords: readonly string[]): Promise<void> => {
  // Loaded when a passphrase is chosen: unpacking its word lists would otherwise be part of every start.
  const { judgePassphrase } = await import('./members/passphrase-quality.ts');
  const { accepted, score } = judgePassphrase(passphrase, knownWords);
  if (!accepted) throw new HoldfastError('weak-passphrase', { score });
};

export interface RecoverRequest {
  readonly folder: string;
  readonly headerPlaces?: readonly string[] | undefined;
  /** As in `OpenRequest`. */
  readonly mend?: boolean | undefined;
  readonly shares: readonly HeldShare[];
  readonly joining: Joining;
  readonly clock: Clock;
  readonly random: RandomSource;
}

/** What an opening met, as it is with shares. */
const asWithShares = (error: unknown): unknown => {
  if (!(error instanceof HoldfastError)) return error;
  // Each share opened with its own passphrase: what does not fit is the set.
  if (error.code === 'passphrase-did-not-open') return new HoldfastError('shares-do-not-fit', { why: error.facts['reason'] === 'older' ? 'older' : 'other-set' });
  // Another command mends then.
  return error.code === 'database-damaged' && error.facts['reason'] === 'mendable' ? new HoldfastError('database-damaged', { ...error.facts, by: 'shares' }, { cause: error.cause }) : error;
};

/** The one open vault of a process. Its services go through here, so that one at a time changes who can open it. */
export class VaultService {
  #session: OpenSession | undefined;
  #memberChange: Promise<unknown> = Promise.resolve();
  /** Ends in whether the set that is being finished, or was finished last, counts. */
  #finishing: Promise<boolean> = Promise.resolve(false);
  #shares: ShareMaking | undefined;

  /** The session in force. Throws `vault-locked` when there is none. */
  get session(): OpenSession {
    if (this.#session === undefined) throw new HoldfastError('vault-locked');
    return this.#session;
  }

  /** Makes a vault with a passphrase that is strong enough, and keeps its session. */
  async create(request: CreateRequest): Promise<{ readonly session: OpenSession; readonly recoveryCode: string }> {
    this.#requireNone();
    await requireStrong(request.passphrase, [request.memberName]);
    const created = await createVault(request);
    this.#session = created.session;
    return created;
  }

  /** Opens a vault and keeps its session. */
  async open(request: OpenRequest): Promise<Opened> {
    this.#requireNone();
    const opened = await openVault(request);
    this.#session = opened.session;
    return opened;
  }

  /** Opens a vault with enough shares; the person who brings them joins with a passphrase of their own. */
  async recover({ shares, joining, ...request }: RecoverRequest): Promise<Opened> {
    this.#requireNone();
    await requireStrong(joining.passphrase, [joining.name]);
    const opened = await withJoinedShares(shares, (secret, used) => openVault({ ...request, kind: 'shares', secret, joining, numbers: used.map(({ label }) => label.number) })).catch((error: unknown) => { throw asWithShares(error); });
    this.#session = opened.session;
    return opened;
  }

  /** Closes what is open. Does nothing when nothing is. */
  async close(): Promise<void> {
    const session = this.#session;
    this.#session = undefined;
    const abandoned = this.abandonShares();
    await session?.close();
    await abandoned;
  }

  members(): Promise<Member[]> {
    return allMembers(this.session.read);
  }

  changePassphrase(current: string, next: string): Promise<void> {
    return this.#oneAtATime(async (session) => {
      await requireStrong(next, (await this.members()).map(({ name }) => name));
      await changePassphrase(session, current, next);
    });
  }

  addMember(current: string, name: string, passphrase: string): Promise<Member> {
    return this.#oneAtATime(async (session) => {
      await requireStrong(passphrase, [name, ...(await this.members()).map((member) => member.name)]);
      return addMember(session, current, name, passphrase);
    });
  }

  removeMember(current: string, member: MemberCode): Promise<void> {
    return this.#oneAtATime((session) => removeMember(session, current, member));
  }

  renewRecoveryCode(current: string): Promise<string> {
    return this.#oneAtATime((session) => renewRecoveryCode(session, current));
  }

  /** This passphrase opens the vault in `folder` from now on. With `memberName` that vault is made first, and opens with it. */
  setDecoy(current: string, passphrase: string, folder: string, memberName: string | null): Promise<void> {
    return this.#oneAtATime(async (session) => {
      await requireStrong(passphrase, (await this.members()).map(({ name }) => name));
      await setDecoy(session, current, passphrase, folder, async () => {
        if (memberName === null) return;
        const made = await createVault({ folder, passphrase, memberName, clock: session.clock, random: session.random });
        await made.session.close();
      });
    });
  }

  /** This passphrase destroys the vault from now on. */
  setDestroy(current: string, passphrase: string): Promise<void> {
    return this.#oneAtATime(async (session) => {
      await requireStrong(passphrase, (await this.members()).map(({ name }) => name));
      await setDestroy(session, current, passphrase);
    });
  }

  removeDuress(current: string): Promise<void> {
    return this.#oneAtATime((session) => removeDuress(session, current));
  }

  duressEffect(passphrase: string): Promise<DuressEffect> {
    return duressEffect(this.session, passphrase);
  }

  /** Throws `passphrase-did-not-open` unless it is what the person who unlocked opens the vault with. */
  confirm(current: string): Promise<void> {
    return confirm(this.session, current);
  }

  /** Where the header lies; `folders` in the same order as `places`. */
  headerPlaces(): ReturnType<typeof headerPlaces> {
    return headerPlaces(this.session);
  }

  moveHeader(current: string, place: string): Promise<void> {
    return this.#oneAtATime((session) => moveHeader(session, current, place));
  }

  copyHeader(current: string, place: string): Promise<void> {
    return this.#oneAtATime((session) => copyHeader(session, current, place));
  }

  /** False when its disk is not there and it was only forgotten. */
  removeHeaderCopy(current: string, folder: string): Promise<boolean> {
    return this.#oneAtATime((session) => removeHeaderCopy(session, current, folder));
  }

  /** Answers the folders, on disks that are not there, that still hold a header. */
  bringHeaderBack(current: string): Promise<readonly string[]> {
    return this.#oneAtATime((session) => bringHeaderBack(session, current));
  }

  /** Begins a set of shares; one that was begun before is forgotten. Nothing changes until `finishShares`. */
  async beginShares(current: string, threshold: number, count: number): Promise<void> {
    await this.abandonShares();
    this.#shares = await ShareMaking.begin(this.session, current, threshold, count);
  }

  /** Writes the share of one holder. Throws `weak-passphrase`; `not-found` when no set was begun. */
  async writeShare(number: number, holder: string, passphrase: string): Promise<{ readonly lines: readonly string[]; readonly threshold: number; readonly count: number }> {
    await requireStrong(passphrase, [holder, ...(await this.members()).map(({ name }) => name)]);
    const begun = this.#begun();
    return { lines: await begun.write(number, holder, passphrase), threshold: begun.threshold, count: begun.count };
  }

  /** From here on the new set counts and an earlier one does not. */
  async finishShares(): Promise<void> {
    const begun = this.#begun();
    const finishing = this.#oneAtATime(() => begun.finish());
    this.#finishing = finishing.then(() => true, () => false);
    await finishing;
    this.#shares = undefined;
  }

  /** Forgets a set that was begun, after waiting for one that is being finished. True when that one counts from now on. */
  async abandonShares(): Promise<boolean> {
    const begun = this.#shares;
    const counts = await this.#finishing;
    this.#finishing = Promise.resolve(false);
    if (this.#shares === begun) this.#shares = undefined;
    begun?.end();
    return counts;
  }

  testShares(held: readonly HeldShare[]): Promise<{ readonly numbers: readonly number[] }> {
    return testShares(this.session, held);
  }

  #begun(): ShareMaking {
    if (this.#shares === undefined) throw new HoldfastError('not-found');
    return this.#shares;
  }

  #requireNone(): void {
    if (this.#session !== undefined) throw new HoldfastError('vault-in-use');
  }

  /** Two changes of the header at once would each write a header that does not know of the other. */
  #oneAtATime<T>(work: (session: OpenSession) => Promise<T>): Promise<T> {
    const { session } = this;
    const result = this.#memberChange.then(() => work(session));
    this.#memberChange = result.catch(() => undefined);
    return result;
  }
}
