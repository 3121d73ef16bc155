// One person's share: a piece of the recovery secret, sealed under a passphrase of their own. What stands in the clear says which vault
// and which set it belongs to and how many are needed, so that people can be told which pages go together; it opens nothing.
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { vaultIdSchema, type VaultId } from '../../../shared/ids.ts';
import { open, nonceBytes, seal, tagBytes } from '../crypto/aead.ts';
import { argon2id, passphraseBytes } from '../crypto/argon2.ts';
import type { RandomSource } from '../crypto/random.ts';
import { ending, Secret } from '../crypto/secret.ts';
import { kdfFloor } from '../key-slots/kdf-policy.ts';
import { shareLines, parseShareText } from './share-text.ts';

/** Which set of shares: drawn anew each time shares are made, so that a page of an earlier set is told from a wrong one. */
export interface ShareLabel {
  readonly vaultId: VaultId;
  /** Eight random bytes in hex. */
  readonly setId: string;
  /** How many are needed, and how many there are. */
  readonly threshold: number;
  readonly count: number;
  /** Which one this is, from 1. */
  readonly number: number;
}

export interface OpenedShare {
  readonly label: ShareLabel;
  /** The piece as the splitting gave it. The caller owns it. */
  readonly piece: Secret;
}

const version = 1;
const setIdBytes = 8;
const saltBytes = 16;
/** A piece of 32 secret bytes and one of position. */
export const pieceBytes = 33;
const labelBytes = 1 + 16 + setIdBytes + 3;
const saltAt = labelBytes;
const sealedAt = saltAt + saltBytes;
/** 94 bytes: nine lines on paper. */
export const shareBytes = sealedAt + pieceBytes + tagBytes;

/** A share has no room for parameters and may be opened on a small machine: the floor, for ever, under this version. */
const parameters = Object.freeze({ memoryKiB: kdfFloor.memoryKiB, passes: kdfFloor.passes, lanes: 4 });
/** Each share has a salt of its own and seals one thing once, so its key never meets a second nonce. */
const nonce = new Uint8Array(nonceBytes);

const labelToBytes = ({ vaultId, setId, threshold, count, number }: ShareLabel): Buffer =>
  Buffer.concat([Uint8Array.of(version), Buffer.from(vaultId, 'hex'), Buffer.from(setId, 'hex'), Uint8Array.of(threshold, count, number)]);

const labelFromBytes = (bytes: Uint8Array): ShareLabel => {
  const [threshold = 0, count = 0, number = 0] = bytes.subarray(1 + 16 + setIdBytes, labelBytes);
  return {
    vaultId: vaultIdSchema.parse(Buffer.from(bytes.subarray(1, 17)).toString('hex')),
    setId: Buffer.from(bytes.subarray(17, 17 + setIdBytes)).toString('hex'),
    threshold, count, number,
  };
};

const associated = (clear: Uint8Array): Buffer => Buffer.concat([Buffer.from('holdfast/v1/share\0'), clear]);

const keyOf = (passphrase: string, salt: Uint8Array): Promise<Secret> => ending(passphraseBytes(passphrase), (secret) => argon2id(secret, salt, parameters));

export const newSetId = (random: RandomSource): string => Buffer.from(random.bytes(setIdBytes)).toString('hex');

/** Seals one piece under a passphrase and gives the lines to print. Takes about half a second. Throws `memory-not-available`. */
export const sealShare = async (label: ShareLabel, piece: Secret, passphrase: string, random: RandomSource): Promise<readonly string[]> => {
  const salt = random.bytes(saltBytes);
  const clear = Buffer.concat([labelToBytes(label), salt]);
  const sealed = await ending(await keyOf(passphrase, salt), (key) => key.use((keyBytes) => piece.use((bytes) => seal(keyBytes, nonce, bytes, associated(clear)))));
  return shareLines(Buffer.concat([clear, sealed]));
};

const parse = (text: string): Uint8Array<ArrayBuffer> => {
  const parsed = parseShareText(text, shareBytes);
  if (!parsed.ok) throw new HoldfastError('share-unreadable', { why: parsed.why, ...(parsed.line === null ? {} : { line: parsed.line }) });
  if (parsed.bytes[0] !== version) throw new HoldfastError('version-unsupported', { found: parsed.bytes[0] ?? 0, supported: version });
  return parsed.bytes;
};

/**
 * What a share says about itself, without its passphrase. Throws `share-unreadable` (why: `length`, `character`, `check`; the line) for
 * something that was not copied right, `version-unsupported` for one of a later version.
 */
export const readShareLabel = (text: string): ShareLabel => labelFromBytes(parse(text));

/** Opens a share. Throws what `readShareLabel` throws, and `share-did-not-open` when the passphrase is not the one it was made with. */
export const openShare = async (text: string, passphrase: string): Promise<OpenedShare> => {
  const bytes = parse(text);
  const label = labelFromBytes(bytes);
  const clear = bytes.subarray(0, sealedAt);
  const opened = await ending(await keyOf(passphrase, bytes.subarray(saltAt, sealedAt)), (key) => key.use((keyBytes) => open(keyBytes, nonce, bytes.subarray(sealedAt), associated(clear))));
  if (opened?.byteLength !== pieceBytes) throw new HoldfastError('share-did-not-open', { number: label.number });
  return { label, piece: Secret.owning(opened) };
};
