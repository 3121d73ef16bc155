// The way back that several people hold together: making a set of shares one holder at a time, and testing it. Nothing of a set that
// was begun counts until all its shares were written and read again.
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { isPossibleSharing } from '../../../shared/recovery/rules.ts';
import type { HeldShare } from '../../../shared/recovery/schema.ts';
import { deriveSharesBackupKey } from '../crypto/derive.ts';
import { sameBytes } from '../crypto/digest.ts';
import { ending, Secret } from '../crypto/secret.ts';
import { takenIndexes } from '../duress/reserved-slot.ts';
import { changeHeader } from '../header/header-change.ts';
import { stretch } from '../header/header.ts';
import { emptySlot, endSlot, isDuress } from '../key-slots/slot.ts';
import { freeSlotIndex, trySlots } from '../key-slots/slot-table.ts';
import { confirm, wrapFor } from '../members/members.ts';
import type { OpenSession } from '../opening/open-session.ts';
import { slotsInUse } from '../repository.ts';
import { currentShareSet, noteShareTest } from './share-repository.ts';
import { newSetId, openShare, sealShare, type OpenedShare } from './sealed-share.ts';
import { joinPieces, splitSecret } from './splitting.ts';

/** What precedes an X25519 private key in PKCS #8 (RFC 8410). */
const privateKeyStart = Buffer.from('302e020100300506032b656e04220420', 'hex');
const publicKeyBytes = 32;

/** The public half of the key that opens backups made for the holders of shares, in hex. */
const backupKeyOf = (secret: Secret): Promise<string> =>
  ending(deriveSharesBackupKey(secret), (key) => key.use((bytes) => {
    const der = Buffer.concat([privateKeyStart, bytes]);
    const spki = createPublicKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })).export({ format: 'der', type: 'spki' });
    der.fill(0);
    return spki.subarray(-publicKeyBytes).toString('hex');
  }));

const endAll = (secrets: Iterable<Secret>): void => { for (const secret of secrets) secret.end(); };

/** Opens the shares, joins them and gives the secret to `work`; everything is cleared afterwards. Throws what opening and joining throw. */
export const withJoinedShares = async <T>(held: readonly HeldShare[], work: (secret: Secret, shares: readonly OpenedShare[]) => Promise<T>): Promise<T> => {
  const opened: OpenedShare[] = [];
  try {
    // One after the other: each takes the memory of an Argon2id run.
    for (const { text, passphrase } of held) opened.push(await openShare(text, passphrase));
    return await ending(await joinPieces(opened), (secret) => work(secret, opened));
  } finally {
    endAll(opened.map(({ piece }) => piece));
  }
};

/**
 * Gives `work` the private key (X25519, 32 bytes) of the backups that the holders of these shares can open together; it is cleared afterwards. Throws
 * what `withJoinedShares` throws. Pieces that do not fit give a key that opens nothing.
 */
export const withSharesBackupKey = <T>(held: readonly HeldShare[], work: (key: Uint8Array) => Promise<T>): Promise<T> =>
  withJoinedShares(held, (secret) => ending(deriveSharesBackupKey(secret), async (key) => {
    const bytes = key.use((kept) => Uint8Array.from(kept));
    return work(bytes).finally(() => { bytes.fill(0); });
  }));

/** A set that is being made. Lives in the vault process alone; when it ends before `finish`, nothing has changed. */
export class ShareMaking {
  readonly #session: OpenSession;
  readonly #secret: Secret;
  readonly #pieces: readonly Secret[];
  readonly #setId: string;
  readonly #threshold: number;
  readonly #holders: (string | undefined)[];

  private constructor(session: OpenSession, secret: Secret, pieces: readonly Secret[], threshold: number) {
    this.#session = session;
    this.#secret = secret;
    this.#pieces = pieces;
    this.#threshold = threshold;
    this.#setId = newSetId(session.random);
    this.#holders = pieces.map(() => undefined);
  }

  /** Asks again for what the person opens the vault with. Throws `passphrase-did-not-open`; `input-refused` for numbers that make no sense. */
  static async begin(session: OpenSession, current: string, threshold: number, count: number): Promise<ShareMaking> {
    if (!isPossibleSharing(threshold, count)) throw new HoldfastError('input-refused', { field: 'threshold' });
    await confirm(session, current);
    const secret = Secret.owning(session.random.bytes(32));
    return new ShareMaking(session, secret, await splitSecret(secret, threshold, count), threshold);
  }

  /** The holders whose shares were written so far. */
  get written(): number {
    return this.#holders.filter((holder) => holder !== undefined).length;
  }

  get threshold(): number {
    return this.#threshold;
  }

  get count(): number {
    return this.#pieces.length;
  }

  /** The lines of share `number` (from 1), sealed under its holder's passphrase, after they were read again and opened. A second call for a number replaces the first. */
  async write(number: number, holder: string, passphrase: string): Promise<readonly string[]> {
    const piece = this.#pieces[number - 1];
    if (piece === undefined) throw new HoldfastError('input-refused', { field: 'number' });
    const label = { vaultId: this.#session.vaultId, setId: this.#setId, threshold: this.#threshold, count: this.#pieces.length, number };
    const lines = await sealShare(label, piece, passphrase, this.#session.random);
    const again = await openShare(lines.join('\n'), passphrase);
    const equal = await ending(again.piece, (read) => read.use((bytes) => piece.use((written) => sameBytes(bytes, written))));
    if (!equal) throw new Error('a share that was just written does not open to what was written');
    this.#holders[number - 1] = holder;
    return lines;
  }

  /** From now on this set opens the vault and the one before it does not. Throws `shares-missing` while some are not written; `no-free-slot`. */
  async finish(): Promise<void> {
    const holders = this.#holders.filter((holder) => holder !== undefined);
    if (holders.length < this.#pieces.length) throw new HoldfastError('shares-missing', { threshold: this.#pieces.length, given: holders.length });
    const { member } = this.#session;
    const slots = await slotsInUse(this.#session.read);
    const old = slots.filter((slot) => slot.kind === 'shares');
    const index = old[0]?.index ?? freeSlotIndex(await takenIndexes(this.#session.read), this.#session.random);
    const { record, bytes } = await wrapFor(this.#session, this.#secret, { index, kind: 'shares', member });
    const shareSet = { slotId: record.slotId, setId: this.#setId, threshold: this.#threshold, holders, backupKey: await backupKeyOf(this.#secret) };
    const details = { threshold: String(this.#threshold), count: String(holders.length), holders: holders.join(', ') };
    await changeHeader(
      this.#session,
      { action: 'shares-made', actor: member, subject: member, details, joins: null, leaves: false, added: [record], removed: old.map((slot) => slot.slotId), shareSet },
      new Map([...old.map((slot) => [slot.index, emptySlot(this.#session.random)] as const), [index, bytes]]),
    );
    this.end();
  }

  /** Clears what was drawn. Safe to call again. */
  end(): void {
    endAll([this.#secret, ...this.#pieces]);
  }
}

/**
 * Whether these shares would bring the vault back. Changes nothing but the note that it was tried. Throws what `withJoinedShares` throws, and
 * `shares-do-not-fit` when they are of another vault or of a set that no longer counts.
 */
export const testShares = (session: OpenSession, held: readonly HeldShare[]): Promise<{ readonly numbers: readonly number[] }> =>
  withJoinedShares(held, async (secret, shares) => {
    const { header } = session.header;
    const found = await ending(await stretch(header, secret), (key) => trySlots(header, key));
    if (found !== undefined) endSlot(found);
    const set = await currentShareSet(session.read);
    if (found === undefined || isDuress(found) || found.kind !== 'shares' || set?.slotId !== found.slotId) throw new HoldfastError('shares-do-not-fit', { why: 'other-set' });
    const numbers = shares.map(({ label }) => label.number).sort((one, other) => one - other);
    await session.change(async ({ db, at, record }) => {
      await noteShareTest(db, set.slotId, at);
      await record('shares-tested', 'vault', { shares: numbers.join(', ') });
    });
    return { numbers };
  });
