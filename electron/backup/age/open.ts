// From a header and a secret to the file key. Tries what it was given on every stanza that it may be for, and nothing else.
import { damaged, didNotOpen } from './failures.ts';
import { checkHeader, type Header } from './header.ts';
import { parseHybridIdentity, unwrapWithHybridIdentity, type HybridIdentity } from './hybrid.ts';
import { unwrapWithPassphrase } from './scrypt.ts';
import { parseIdentity, unwrapWithIdentity } from './x25519.ts';

/** What reads what was written for a recipient: the 32 bytes of an X25519 identity, or a post-quantum one. */
export type AgeIdentity = Uint8Array | HybridIdentity;

/** What opens an age file: a passphrase, or identities (they stay the caller's). */
export type AgeSecret = { readonly passphrase: string } | { readonly identities: readonly AgeIdentity[] };

/** The identity in a line as `age-keygen` writes it, of either kind, or undefined for any other text. The caller ends it. */
export const identityIn = (text: string): AgeIdentity | undefined => parseIdentity(text) ?? parseHybridIdentity(text);

/** Clears what an identity holds. */
export const endIdentity = (identity: AgeIdentity): void => { ('seed' in identity ? identity.seed : identity).fill(0); };

const unwrap = (stanza: Header['stanzas'][number], identity: AgeIdentity): Uint8Array<ArrayBuffer> | undefined =>
  ('seed' in identity ? unwrapWithHybridIdentity(stanza, identity) : unwrapWithIdentity(stanza, identity));

/** Whether a passphrase is what opens this file. Throws `backup-damaged` for a passphrase beside other ways in, which age forbids. */
export const needsPassphrase = ({ stanzas }: Header): boolean => {
  const passphrases = stanzas.filter(({ args }) => args[0] === 'scrypt');
  if (passphrases.length > 0 && stanzas.length > 1) throw damaged('header');
  return passphrases.length > 0;
};

const fileKeyOf = async (header: Header, secret: AgeSecret): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  const [first] = header.stanzas;
  if (needsPassphrase(header)) return 'passphrase' in secret && first !== undefined ? unwrapWithPassphrase(first, secret.passphrase) : undefined;
  if ('passphrase' in secret) return undefined;
  // Every stanza is looked at for every identity, so that a malformed one is found whoever it was for.
  let found: Uint8Array<ArrayBuffer> | undefined;
  for (const identity of secret.identities) for (const stanza of header.stanzas) found ??= unwrap(stanza, identity);
  return found;
};

/** The file key; the caller clears it. Throws `backup-did-not-open`, `backup-damaged`, `memory-not-available`. */
export const openHeader = async (header: Header, secret: AgeSecret): Promise<Uint8Array<ArrayBuffer>> => {
  const fileKey = await fileKeyOf(header, secret);
  if (fileKey === undefined) throw didNotOpen();
  try {
    checkHeader(header, fileKey);
    return fileKey;
  } catch (error) {
    fileKey.fill(0);
    throw error;
  }
};
