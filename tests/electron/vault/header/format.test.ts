import { describe, expect, it } from 'vitest';
import { HoldfastError } from '../../../../shared/contract/failure.ts';
import { vaultIdSchema } from '../../../../shared/ids.ts';
import { Secret } from '../../../../electron/vault/crypto/secret.ts';
import { headerText, isAuthentic, parseHeader, sealHeader, withSlots, type VaultHeader } from '../../../../electron/vault/header/format.ts';
import { stubText } from '../../../../electron/vault/header/stub.ts';
import { emptySlots } from '../../../../electron/vault/key-slots/slot-table.ts';
import { countingRandom } from '../counting-random.ts';

const random = countingRandom('header');
const masterKey = Secret.owning(random.bytes(32));
const header: VaultHeader = { vaultId: vaultIdSchema.parse('0123456789abcdef'.repeat(2)), generation: 7, kdf: { memoryKiB: 262144, passes: 3, lanes: 4 }, salt: random.bytes(16), slots: emptySlots(random) };
const sealed = sealHeader(header, masterKey);
const text = headerText(sealed);

const failureOf = (candidate: string): HoldfastError => {
  try {
    parseHeader(candidate);
  } catch (error) {
    if (error instanceof HoldfastError) return error;
    throw error;
  }
  throw new Error('the header was accepted');
};

/** The text with one field of its JSON replaced, written the way a header is written, with the old checksum. */
const edited = (change: Record<string, unknown>): string => `${JSON.stringify({ ...(JSON.parse(text) as object), ...change }, null, 1)}\n`;

/** A header that is sound in every other way: only the bounds can refuse it. */
const wholeWith = (kdf: Partial<VaultHeader['kdf']>): string => headerText(sealHeader({ ...header, kdf: { ...header.kdf, ...kdf } }, masterKey));

describe('the text of a header', () => {
  it('gives back the header that it was made of', () => {
    expect(parseHeader(text)).toEqual(sealed);
  });

  it('is refused when a single bit of it is changed, anywhere outside the slots and at every tenth place within them', () => {
    const bytes = Buffer.from(text);
    const slotsFrom = text.indexOf('"slots"') + 9;
    const slotsTo = text.indexOf('"mac"');
    const accepted: number[] = [];
    for (let at = 0; at < bytes.byteLength; at += at > slotsFrom && at + 10 < slotsTo ? 10 : 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ (1 << at % 8);
      const failure = failureOf(changed.toString('latin1'));
      // A changed digit of the version is a version that we do not know; everything else is damage.
      if (failure.code !== 'header-damaged' && failure.code !== 'version-unsupported') accepted.push(at);
    }
    expect(accepted).toEqual([]);
  });

  it('is refused when it was cut anywhere', () => {
    for (let length = 0; length < text.length; length += 1) expect(failureOf(text.slice(0, length)).code).toBe('header-damaged');
  });

  it.each([
    ['another order of the same fields', JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text) as object).reverse()), null, 1)],
    ['other white space', JSON.stringify(JSON.parse(text))],
    ['a field twice', text.replace('"generation": 7,', '"generation": 7,\n "generation": 7,')],
    ['a number written otherwise', text.replace('"passes": 3', '"passes": 3.0')],
    ['an unknown field', edited({ note: 'x' })],
    ['a missing slot', edited({ slots: Array(15).fill('00'.repeat(512)) })],
    ['a slot too many', edited({ slots: Array(17).fill('00'.repeat(512)) })],
    ['a huge slot', edited({ slots: Array(16).fill('00'.repeat(129)) })],
    ['capital hex', edited({ vaultId: '0123456789ABCDEF'.repeat(2) })],
    ['Argon2id memory under the floor', wholeWith({ memoryKiB: 1024 })],
    ['Argon2id memory to make a computer fall over', wholeWith({ memoryKiB: 2 ** 31 })],
    ['endless passes', wholeWith({ passes: 2 ** 30 })],
    ['an edited generation', edited({ generation: 8 })],
    ['a generation that is no count', edited({ generation: -1 })],
    ['another kind of document', edited({ format: 'something-else' })],
    ['something that is not an object', '[]'], ['nothing', ''], ['null', 'null'], ['depth', '['.repeat(8000)],
    ['a prototype', `{"__proto__":{"format":"holdfast-vault","version":1}}`],
  ])('is damaged by %s', (_, candidate) => {
    expect(failureOf(candidate).code).toBe('header-damaged');
  });

  it('is accepted at the bounds that refuse what is beyond them', () => {
    expect(parseHeader(wholeWith({ memoryKiB: 2 ** 21, passes: 32 })).header.kdf).toEqual({ memoryKiB: 2 ** 21, passes: 32, lanes: 4 });
  });

  it('of a later version is not supported, whatever else it has', () => {
    expect(failureOf('{"format":"holdfast-vault","version":3,"slots":"moved elsewhere"}')).toMatchObject({ code: 'version-unsupported', facts: { found: 3, supported: 2 } });
  });
});

describe('the code over a header', () => {
  it('is made by the master key alone', () => {
    expect(isAuthentic(sealed, masterKey)).toBe(true);
    expect(isAuthentic(sealed, Secret.owning(random.bytes(32)))).toBe(false);
  });

  it('covers every field', () => {
    const changes: Partial<VaultHeader>[] = [
      { vaultId: vaultIdSchema.parse('f'.repeat(32)) }, { generation: 8 }, { salt: random.bytes(16) },
      { kdf: { ...header.kdf, memoryKiB: 262145 } }, { kdf: { ...header.kdf, passes: 4 } }, { kdf: { ...header.kdf, lanes: 3 } },
      ...header.slots.map((_, index) => ({ slots: header.slots.map((slot, at) => (at === index ? random.bytes(512) : slot)) })),
      { slots: header.slots.toReversed() },
    ];
    expect(changes.filter((change) => isAuthentic({ header: { ...header, ...change }, mac: sealed.mac }, masterKey))).toEqual([]);
  });

  it('is another one after slots were replaced, and the generation counts up', () => {
    const slot = random.bytes(512);
    const next = withSlots(header, new Map([[4, slot]]));
    expect(next).toEqual({ ...header, generation: 8, slots: header.slots.map((old, index) => (index === 4 ? slot : old)) });
    expect(isAuthentic({ header: next, mac: sealed.mac }, masterKey)).toBe(false);
  });
});

describe('the text that stands in for a header on another disk', () => {
  const vaultId = vaultIdSchema.parse('5e'.repeat(16));
  const whole = stubText(vaultId);

  it('says whose header it is and nothing of where', () => {
    expect(failureOf(whole)).toMatchObject({ code: 'header-not-here', facts: { vaultId } });
    expect(Object.keys(JSON.parse(whole) as object)).toEqual(['format', 'version', 'vaultId', 'header', 'checksum']);
  });

  it('is damage when any of its bytes is another one, and never another vault', () => {
    for (let at = 0; at < whole.length; at += 1) {
      const changed = whole.slice(0, at) + (whole[at] === '1' ? '3' : '1') + whole.slice(at + 1);
      expect(['header-damaged', 'version-unsupported']).toContain(failureOf(changed).code);
    }
    expect(failureOf(whole.slice(0, -1))).toMatchObject({ code: 'header-damaged', facts: { reason: 'stub' } });
  });
});
