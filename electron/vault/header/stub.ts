// What lies under the names of the header while it is on another disk: version 2 of that file. It says whose header is elsewhere and nothing
// more, above all not where. A reader that knows version 1 alone answers with `version-unsupported` and changes nothing.
import { z } from 'zod';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { vaultIdSchema, type VaultId } from '../../../shared/ids.ts';
import { sha256 } from '../crypto/digest.ts';

export const formatName = 'holdfast-vault';
export const stubVersion = 2;

const stubSchema = z.strictObject({
  format: z.literal(formatName), version: z.literal(stubVersion), vaultId: vaultIdSchema, header: z.literal('elsewhere'), checksum: z.string().length(64),
});

const checksumOf = (vaultId: VaultId): string =>
  Buffer.from(sha256(Buffer.from('holdfast/v1/header-elsewhere\0'), Buffer.from(vaultId, 'hex'))).toString('hex');

/** The one text that says so. */
export const stubText = (vaultId: VaultId): string =>
  `${JSON.stringify({ format: formatName, version: stubVersion, vaultId, header: 'elsewhere', checksum: checksumOf(vaultId) }, null, 1)}\n`;

/** Longer than any such text. */
export const longestStub = 1024;

/** Whose header this text says is elsewhere; null for any other text. */
export const idInStub = (text: string): VaultId | null => {
  try {
    return parseStub(JSON.parse(text), text);
  } catch {
    return null;
  }
};

/** Whose header is elsewhere. HoldfastError `header-damaged` (reason `stub`) for anything that is not exactly such a text. */
export const parseStub = (value: unknown, text: string): VaultId => {
  const parsed = stubSchema.safeParse(value);
  if (!parsed.success || stubText(parsed.data.vaultId) !== text) throw new HoldfastError('header-damaged', { reason: 'stub' });
  return parsed.data.vaultId;
};
