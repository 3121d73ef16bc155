// Who can open the vault: joining, leaving, a new passphrase, a new recovery code. Every one of them asks again for what the person
// opens the vault with: an unlocked screen left alone must not be enough.
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { MemberCode } from '../../../shared/ids.ts';
import type { Member, PersonalSlotKind } from '../../../shared/vault/schema.ts';
import { ending } from '../crypto/secret.ts';
import type { Secret } from '../crypto/secret.ts';
import type { ReadableDb } from '../database/handle.ts';
import { takenIndexes } from '../duress/reserved-slot.ts';
import { changeHeader } from '../header/header-change.ts';
import type { HeaderChangeable } from '../header/header-change.ts';
import { stretch } from '../header/header.ts';
import type { VaultHeader } from '../header/header.ts';
import { makeRecoveryCode, parseRecoveryCode } from '../key-slots/recovery-code.ts';
import { freeSlotIndex, slotCount, trySlots } from '../key-slots/slot-table.ts';
import { emptySlot, endSlot, isDuress, newSlotId, wrapSlot } from '../key-slots/slot.ts';
import type { SlotId } from '../key-slots/slot.ts';
import { unlockSecret } from '../key-slots/unlock-secret.ts';
import type { OpenSession } from '../opening/open-session.ts';
import { allMembers, memberCode, ownSlots, slotsInUse } from '../repository.ts';
import type { SlotRecord } from '../repository.ts';

/** The slot of this kind that the text opens, or null. */
export const slotOpenedBy = async (session: OpenSession, kind: PersonalSlotKind, text: string): Promise<SlotId | null> => {
  const { header } = session.header;
  const stretched = await ending(unlockSecret(kind, text), (secret) => stretch(header, secret));
  return ending(stretched, (key) => {
    const found = trySlots(header, key);
    if (found === undefined) return null;
    endSlot(found);
    return isDuress(found) || found.kind !== kind ? null : found.slotId;
  });
};

/**
 * Throws `passphrase-did-not-open` unless `current` is what the person who unlocked opens the vault with: their passphrase, or
 * their recovery code when that is all they have left.
 */
export const confirm = async (session: OpenSession, current: string): Promise<void> => {
  const kind = parseRecoveryCode(current).ok ? 'recovery-code' : 'passphrase';
  const slotId = await slotOpenedBy(session, kind, current);
  if (!(await ownSlots(session.read, session.member)).some((slot) => slot.slotId === slotId)) throw new HoldfastError('passphrase-did-not-open');
};

type Keeping = Pick<HeaderChangeable, 'header' | 'random'>;

export interface WrappedSlot {
  readonly record: SlotRecord;
  readonly bytes: Uint8Array;
}

/** Throws `passphrase-in-use` when the secret already does something in another slot than `index`: one secret, one meaning. */
export const requireUnused = (header: VaultHeader, stretchedKey: Secret, index: number): void => {
  const found = trySlots(header, stretchedKey);
  if (found === undefined) return;
  endSlot(found);
  if (found.index !== index) throw new HoldfastError('passphrase-in-use');
};

/** The slot's bytes and its record, for a secret of any kind. The secret stays the caller's. Throws `passphrase-in-use`. */
export const wrapFor = async ({ header: { header, masterKey }, random }: Keeping, secret: Secret, record: Omit<SlotRecord, 'slotId'>): Promise<WrappedSlot> => {
  const slotId = newSlotId(random);
  const bytes = await ending(await stretch(header, secret), (stretchedKey) => {
    requireUnused(header, stretchedKey, record.index);
    return wrapSlot({ masterKey, stretchedKey, slotId, kind: record.kind, binding: header, random });
  });
  return { record: { ...record, slotId }, bytes };
};

const wrapped = (keeping: Keeping, text: string, record: Omit<SlotRecord, 'slotId'> & { readonly kind: PersonalSlotKind }): Promise<WrappedSlot> =>
  ending(unlockSecret(record.kind, text), (secret) => wrapFor(keeping, secret, record));

/** Gives the person who unlocked one new way in of this kind; the one they had of that kind stops opening with the same write. */
const replaceOwnSlot = async (session: OpenSession, kind: PersonalSlotKind, text: string, action: 'passphrase-changed' | 'recovery-code-renewed'): Promise<void> => {
  const { member } = session;
  const slots = await slotsInUse(session.read);
  const old = slots.filter((slot) => slot.member === member && slot.kind === kind);
  const index = old[0]?.index ?? freeSlotIndex(await takenIndexes(session.read), session.random);
  const { record, bytes } = await wrapped(session, text, { index, kind, member });
  await changeHeader(
    session,
    { action, actor: member, subject: member, details: {}, joins: null, leaves: false, added: [record], removed: old.map((slot) => slot.slotId), shareSet: null },
    new Map([[index, bytes]]),
  );
};

/** From then on `next` opens the vault and the old passphrase does not. Strength is the caller's to judge. */
export const changePassphrase = async (session: OpenSession, current: string, next: string): Promise<void> => {
  await confirm(session, current);
  await replaceOwnSlot(session, 'passphrase', next, 'passphrase-changed');
};

/** A new recovery code of the person who unlocked; their old one stops opening. `no-free-slot` when they had none and no room is left. */
export const renewRecoveryCode = async (session: OpenSession, current: string): Promise<string> => {
  await confirm(session, current);
  const recoveryCode = makeRecoveryCode(session.random);
  await replaceOwnSlot(session, 'recovery-code', recoveryCode, 'recovery-code-renewed');
  return recoveryCode;
};

const nextMember = async (db: ReadableDb): Promise<MemberCode> => memberCode((await allMembers(db)).length + 1);

/** Adds a person with a passphrase of their own. `no-free-slot` when the header has no room. */
export const addMember = async (session: OpenSession, current: string, name: string, passphrase: string): Promise<Member> => {
  await confirm(session, current);
  const code = await nextMember(session.read);
  const index = freeSlotIndex(await takenIndexes(session.read), session.random);
  const { record, bytes } = await wrapped(session, passphrase, { index, kind: 'passphrase', member: code });
  await changeHeader(
    session,
    { action: 'member-added', actor: session.member, subject: code, details: { name }, joins: name, leaves: false, added: [record], removed: [], shareSet: null },
    new Map([[index, bytes]]),
  );
  const added = (await allMembers(session.read)).find((member) => member.code === code);
  if (added === undefined) throw new Error('the member who was just added is not there');
  return added;
};

export interface Joining {
  readonly name: string;
  readonly passphrase: string;
}

/**
 * Lets the person join who came with enough shares: shares are nobody's alone, and the log must name somebody. `numbers` says whose shares
 * they were. Where the header has no room left, the set of shares gives up its place: a vault that enough holders want to open opens.
 */
export const joinThroughShares = async (vault: HeaderChangeable, { name, passphrase }: Joining, numbers: readonly number[]): Promise<MemberCode> => {
  const { records, random } = vault;
  const code = await nextMember(records.read);
  const taken = await takenIndexes(records.read);
  const given = taken.size < slotCount ? undefined : (await slotsInUse(records.read)).find((slot) => slot.kind === 'shares');
  const index = given?.index ?? freeSlotIndex(taken, random);
  const { record, bytes } = await wrapped(vault, passphrase, { index, kind: 'passphrase', member: code });
  await changeHeader(
    vault,
    {
      action: 'member-added', actor: code, subject: code, details: { name, through: 'shares', shares: numbers.join(', ') }, joins: name, leaves: false,
      added: [record], removed: given === undefined ? [] : [given.slotId], shareSet: null,
    },
    new Map([[index, bytes]]),
  );
  return code;
};

/**
 * Overwrites every slot of this person. `not-found` for someone who is not a member now; `last-slot` when nobody with a
 * passphrase would be left.
 */
export const removeMember = async (session: OpenSession, current: string, subject: MemberCode): Promise<void> => {
  await confirm(session, current);
  const members = (await allMembers(session.read)).filter((member) => member.removedAt === null);
  const leaving = members.find((member) => member.code === subject);
  if (leaving === undefined) throw new HoldfastError('not-found', { member: subject });
  if (!members.some((member) => member.code !== subject && member.opensWith.includes('passphrase'))) throw new HoldfastError('last-slot');
  // Shares are not one person's, whoever made them.
  const slots = (await slotsInUse(session.read)).filter((slot) => slot.member === subject && slot.kind !== 'shares');
  await changeHeader(
    session,
    { action: 'member-removed', actor: session.member, subject, details: { name: leaving.name }, joins: null, leaves: true, added: [], removed: slots.map((slot) => slot.slotId), shareSet: null },
    new Map(slots.map((slot) => [slot.index, emptySlot(session.random)])),
  );
};
