// From what a person types to the bytes that Argon2id is given.
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { PersonalSlotKind } from '../../../shared/vault/schema.ts';
import { passphraseBytes } from '../crypto/argon2.ts';
import { Secret } from '../crypto/secret.ts';
import { parseRecoveryCode } from './recovery-code.ts';

/**
 * The secret's bytes; the caller owns and ends them. A recovery code that breaks its own check is refused here, with
 * `passphrase-did-not-open` and the fact `why` (`length`, `character`, `checksum`), before a second is spent on it.
 */
export const unlockSecret = (kind: PersonalSlotKind, text: string): Secret => {
  if (kind === 'passphrase') return passphraseBytes(text);
  const parsed = parseRecoveryCode(text);
  if (!parsed.ok) throw new HoldfastError('passphrase-did-not-open', { why: parsed.why });
  return Secret.copying(Buffer.from(parsed.code));
};
