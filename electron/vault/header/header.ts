// The door to the vault's header: reading both copies, unlocking, writing crash-safely, repairing on request. A failure to
// read or open never writes, never makes a new header.
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { Problem } from '../../../shared/vault/schema.ts';
import { argon2id } from '../crypto/argon2.ts';
import type { RandomSource } from '../crypto/random.ts';
import type { Secret } from '../crypto/secret.ts';
import { explainMissingHeader, headerFiles, readHeaderCopy, writeHeaderCopy, type HeaderCopy, type HeaderFile } from './files.ts';
import { stubText } from './stub.ts';
import { headerText, isAuthentic, saltBytes, sealHeader, type SealedHeader, type VaultHeader } from './format.ts';
import { calibrate } from '../key-slots/kdf-policy.ts';
import { emptySlots, trySlots, type FoundSlot } from '../key-slots/slot-table.ts';
import { endSlot, isDuress, type DuressSlot } from '../key-slots/slot.ts';
import type { Argon2Parameters } from '../crypto/argon2.ts';
import { vaultIdSchema, type VaultId } from '../../../shared/ids.ts';

export type { VaultHeader } from './format.ts';
export { withSlots } from './format.ts';
export { headerFiles, sweepUnfinishedHeaders, unfinishedHeaderFiles } from './files.ts';

/** Both copies as they were found, newest first. `candidates` is never empty. */
export interface ReadHeader {
  readonly candidates: readonly (SealedHeader & { readonly file: HeaderFile })[];
  readonly problems: readonly Problem[];
}

export interface OpenedHeader extends FoundSlot {
  readonly header: VaultHeader;
  readonly problems: readonly Problem[];
  /** Every whole copy that was found, as its file has it. */
  readonly copies: readonly string[];
}

/** What a duress passphrase was answered with, in the newest header. */
export interface DuressHeader {
  readonly duress: DuressSlot;
  readonly header: VaultHeader;
  readonly problems: readonly Problem[];
}

/** A header for a new vault, in which nothing opens yet. */
export const newHeader = async (random: RandomSource, kdf?: Argon2Parameters): Promise<VaultHeader> => ({
  vaultId: vaultIdSchema.parse(Buffer.from(random.bytes(16)).toString('hex')),
  generation: 1,
  kdf: kdf ?? (await calibrate()),
  salt: random.bytes(saltBytes),
  slots: emptySlots(random),
});

/** What Argon2id makes of a secret with this header's salt and parameters: what slots are wrapped under. The caller owns it. */
export const stretch = (header: VaultHeader, secret: Secret): Promise<Secret> => argon2id(secret, header.salt, header.kdf);

/**
 * Reads both copies. HoldfastError when neither is whole: `vault-missing`, `folder-not-a-vault`, `version-unsupported`,
 * `not-allowed-by-system`, `header-damaged`, or another failure of the disk. One copy that is not whole is a problem in the answer.
 */
export const readHeader = async (folder: string): Promise<ReadHeader> => {
  const copies = await Promise.all(headerFiles.map((file) => readHeaderCopy(folder, file)));
  const candidates = copies.filter((copy) => 'sealed' in copy).map((copy) => ({ ...copy.sealed, file: copy.file }));
  if (candidates.length === 0) throw await whyNone(folder, copies);
  candidates.sort((one, other) => other.header.generation - one.header.generation);
  const problems = copies.flatMap((copy) => ('sealed' in copy ? [] : [problemOf(copy.file, copy.failure)]));
  return { candidates, problems: [...problems, ...differences(candidates)] };
};

/**
 * Unlocks: one Argon2id run (a second one only when the copies differ in salt or parameters). The newest copy that the master
 * key proves authentic is the truth: a secret that opens only an older copy does not open the vault. A duress passphrase proves no key of
 * this vault; it counts where its slot is in a copy of the newest generation.
 *
 * HoldfastError `passphrase-did-not-open` when no slot of a whole copy opens; `header-damaged` when a slot opens but what
 * surrounds it was altered; `memory-not-available`; and those of `readHeader`. The caller owns the master key and `secret`.
 */
export const openHeader = async (folder: string, secret: Secret): Promise<OpenedHeader | DuressHeader> => {
  const { candidates, problems } = await readHeader(folder);
  let stretched: { readonly of: VaultHeader; readonly key: Secret } | undefined;
  let forged = false;
  try {
    for (const candidate of candidates) {
      if (stretched === undefined || !sameStretching(stretched.of, candidate.header)) {
        stretched?.key.end();
        stretched = { of: candidate.header, key: await stretch(candidate.header, secret) };
      }
      const found = trySlots(candidate.header, stretched.key);
      if (found === undefined) continue;
      if (isDuress(found)) {
        if (candidate.header.generation === candidates[0]?.header.generation) return { duress: found, header: candidate.header, problems };
        endSlot(found);
        continue;
      }
      const newest = candidates.find((copy) => isAuthentic(copy, found.masterKey));
      if (newest === candidate) return { ...found, header: candidate.header, problems: [...problems, ...forgeries(candidates, found.masterKey)], copies: copiesOf(candidates) };
      found.masterKey.end();
      forged ||= newest === undefined;
    }
  } finally {
    stretched?.key.end();
  }
  if (forged) throw new HoldfastError('header-damaged', { reason: 'altered' });
  throw new HoldfastError('passphrase-did-not-open', { damagedCopies: headerFiles.length - candidates.length });
};

/**
 * Writes both copies, the first wholly before the second is touched: at every moment at least one whole copy is on the disk.
 * Throws the failures of the disk; after one, the header on the disk is the old or the new one.
 */
export const writeHeader = async (folder: string, header: VaultHeader, masterKey: Secret): Promise<void> => {
  const text = headerText(sealHeader(header, masterKey));
  for (const file of headerFiles) await writeHeaderCopy(folder, file, text);
};

/**
 * Brings the copies into line with the header that was opened. Only files that differ from it are written; answers which. A folder
 * or link in a copy's place is left alone: someone put it there, and what it holds is not ours to remove. Meant for a vault that
 * is open and held against other copies of the program.
 */
export const repairHeaderCopies = async (folder: string, header: VaultHeader, masterKey: Secret): Promise<readonly HeaderFile[]> => {
  const text = headerText(sealHeader(header, masterKey));
  const repaired: HeaderFile[] = [];
  for (const file of headerFiles) {
    const copy = await readHeaderCopy(folder, file);
    if ('sealed' in copy ? headerText(copy.sealed) === text : isStranger(copy.failure)) continue;
    await writeHeaderCopy(folder, file, text);
    repaired.push(file);
  }
  return repaired;
};

/**
 * Lets the files in the vault's folder say that the header is elsewhere, and answers which of them were written. What they held is overwritten. The
 * header must be whole elsewhere before; from the second file on it is found there alone.
 */
export const writeStubs = async (folder: string, vaultId: VaultId): Promise<readonly HeaderFile[]> => {
  const written: HeaderFile[] = [];
  for (const file of headerFiles) {
    const copy = await readHeaderCopy(folder, file);
    if ('failure' in copy && (saysElsewhere(copy.failure, vaultId) || isStranger(copy.failure))) continue;
    await writeHeaderCopy(folder, file, stubText(vaultId));
    written.push(file);
  }
  return written;
};

/** Whether the vault's folder says that its header is elsewhere, and holds none. */
export const saysThatHeaderIsElsewhere = (folder: string): Promise<boolean> =>
  readHeader(folder).then(() => false, (error: unknown) => error instanceof HoldfastError && error.code === 'header-not-here');

/** What is wrong with the files in the vault's folder that should say that the header is elsewhere. */
export const stubProblems = async (folder: string, vaultId: VaultId): Promise<readonly Problem[]> => {
  const copies = await Promise.all(headerFiles.map((file) => readHeaderCopy(folder, file)));
  return copies.flatMap((copy): readonly Problem[] => {
    if (!('failure' in copy)) return [{ severity: 'warning', kind: 'header-found-in-folder', item: null, file: copy.file, facts: {} }];
    return saysElsewhere(copy.failure, vaultId) ? [] : [{ ...problemOf(copy.file, copy.failure), severity: 'warning' }];
  });
};

const saysElsewhere = (failure: HoldfastError | 'missing', vaultId: VaultId): boolean => failure !== 'missing' && failure.code === 'header-not-here' && failure.facts['vaultId'] === vaultId;

const isStranger = (failure: HoldfastError | 'missing'): boolean => failure !== 'missing' && failure.facts['reason'] === 'not-a-file';

const sameStretching = (one: VaultHeader, other: VaultHeader): boolean =>
  Buffer.compare(one.salt, other.salt) === 0 && one.kdf.memoryKiB === other.kdf.memoryKiB && one.kdf.passes === other.kdf.passes && one.kdf.lanes === other.kdf.lanes;

const whyNone = async (folder: string, copies: readonly HeaderCopy[]): Promise<HoldfastError> => {
  const failures = copies.flatMap((copy) => ('failure' in copy && copy.failure !== 'missing' ? [copy.failure] : []));
  const unsupported = failures.find((failure) => failure.code === 'version-unsupported');
  const ofTheDisk = failures.find((failure) => failure.code !== 'header-damaged');
  return unsupported ?? ofTheDisk ?? failures[0] ?? explainMissingHeader(folder);
};

const problemOf = (file: HeaderFile, failure: HoldfastError | 'missing'): Problem => {
  if (failure === 'missing') return { severity: 'damage', kind: 'header-copy-missing', item: null, file, facts: {} };
  // A disk that does not answer says nothing about what lies on it.
  if (failure.code === 'disk-gone') return { severity: 'warning', kind: 'disk-unreadable', item: null, file, facts: { reason: failure.code } };
  return { severity: 'damage', kind: 'header-copy-damaged', item: null, file, facts: { reason: String(failure.facts['reason'] ?? failure.code) } };
};

/** The text of each copy, to be compared with. */
export const copiesOf = (candidates: ReadHeader['candidates']): readonly string[] => candidates.map(headerText);

const differences = (candidates: ReadHeader['candidates']): readonly Problem[] => {
  const [newest, other] = candidates;
  if (newest === undefined || other === undefined || headerText(newest) === headerText(other)) return [];
  const facts = { newest: newest.header.generation, other: other.header.generation };
  return [{ severity: 'damage', kind: 'header-copies-differ', item: null, file: other.file, facts }];
};

const forgeries = (candidates: ReadHeader['candidates'], masterKey: Secret): readonly Problem[] =>
  candidates
    .filter((copy) => !isAuthentic(copy, masterKey))
    .map((copy) => ({ severity: 'damage', kind: 'header-copy-damaged', item: null, file: copy.file, facts: { reason: 'altered' } }));
