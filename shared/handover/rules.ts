// The short code of a recipient's key, which two people compare over a telephone before a pack is made for it, and which fields two
// descriptions of one item differ in. Pure: the hash is handed in.
import type { Description } from '../evidence/schema.ts';
import { toCrockford } from '../crockford.ts';
import { handedFields, type FieldValue, type HandedField, type hereStates } from './schema.ts';

/** 80 bits: nobody finds a second key with the same code, and sixteen characters can be read aloud. */
const fingerprintBytes = 10;

/** `K3MP 9XQR 7TWV 2HJN`, from the SHA-256 of the recipient's text. */
export const recipientFingerprint = (sha256OfRecipient: Uint8Array): string => (toCrockford(sha256OfRecipient.subarray(0, fingerprintBytes)).match(/.{4}/g) ?? []).join(' ');

/** What a field is called on the screen. */
export const fieldWords = (field: HandedField) => (field === 'tags' ? 'evidence.tags' : (`details.${field}` as const));

/** What people say about one item. */
export interface Said {
  readonly description: Description;
  readonly tags: readonly string[];
}

export const valueOf = ({ description, tags }: Said, field: HandedField): FieldValue => (field === 'tags' ? [...tags].sort() : description[field]);

export const sameValue = (one: FieldValue, other: FieldValue): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Nothing was said: empty, absent, or one of the words for it. */
export const isUnsaid = (value: FieldValue): boolean => value === '' || value === null || value === 'not-known' || value === 'not-reviewed' || (Array.isArray(value) && value.length === 0);

/**
 * Fields that a pack says otherwise than this vault, and that it did not say in the same way when it came last (`base`; null the first
 * time, when only what it says at all counts). What the sender did not change since then is no news, whatever was made of it here.
 */
export const differingFields = (here: Said, theirs: Said, base: Said | null): readonly HandedField[] =>
  handedFields.filter((field) => {
    const said = valueOf(theirs, field);
    return !sameValue(said, valueOf(here, field)) && (base === null ? !isUnsaid(said) : !sameValue(said, valueOf(base, field)));
  });

/** How this vault's value came to differ from the pack's. */
export const hereStateOf = (here: FieldValue, base: FieldValue | undefined): (typeof hereStates)[number] =>
  isUnsaid(here) ? 'empty' : base === undefined ? 'not-known' : sameValue(here, base) ? 'untouched' : 'changed';
