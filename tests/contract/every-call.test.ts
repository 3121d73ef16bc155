// Hostile callers: every call of the contract is thrown thousands of malformed inputs, at random and derived from its own schema. The handler must never see one.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { answer } from '../../electron/ipc/dispatch.ts';
import { failureCodes, failuresOfEveryCall } from '../../shared/contract/failure.ts';
import { calls, events, type CallName } from '../../shared/contract/registry.ts';
import { isMessageKey } from '../../shared/i18n/keys.ts';
import { payloadsOf } from './payloads.ts';

/** At random, spoiled in one part, of a wrong kind in one part, with an unknown key: so many of each for every call. */
const runs = 500;

const keysOf = (schema: z.ZodType): string[] => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : []);

const hostileValue = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withTypedArray: true }),
  fc.constantFrom('__proto__', 'constructor', '\u0000', '../../etc/passwd', "'; DROP TABLE evidence; --", '\u202Egpj.exe', Number.NaN, Infinity, -1, 2 ** 53),
  fc.string({ minLength: 0, maxLength: 3000 }),
);

/** Anything at all, and objects whose keys are right while their values are not. */
const hostileInput = (schema: z.ZodType): fc.Arbitrary<unknown> => {
  const keys = keysOf(schema);
  const shaped = fc.record(Object.fromEntries(keys.map((key) => [key, hostileValue])), { requiredKeys: [] });
  return keys.length === 0 ? hostileValue : fc.oneof(hostileValue, shaped);
};

it('refuses a length that is no number and cannot be made one', async () => {
  const declaration = calls.get('handover.handOver');
  const unmeasurable: unknown = { length: Object.create(null) as unknown };
  const result = declaration === undefined ? null : await answer(declaration, async () => Promise.resolve({}), { senderName: unmeasurable }, () => undefined);
  expect(result).toMatchObject({ ok: false, failure: { code: 'input-refused' } });
});

describe.each([...calls.keys()])('%s', (name: CallName) => {
  const declaration = calls.get(name);
  if (declaration === undefined) {
    throw new Error('the registry lists a call it does not have');
  }

  const payloads = payloadsOf(declaration.input);

  /** What reached the handler, whose failure is told from a refusal by its code. */
  const handled = async (raw: unknown): Promise<readonly unknown[]> => {
    const inputs: unknown[] = [];
    const result = await answer(declaration, async (input) => {
      inputs.push(input);
      return Promise.reject(new Error('stop here'));
    }, raw, () => undefined);
    if (result.ok || result.failure.code !== (inputs.length === 0 ? 'input-refused' : 'unexpected')) throw new Error(`answered ${JSON.stringify(result)}`);
    return inputs;
  };

  it('passes no malformed input to its handler and never throws', async () => {
    await fc.assert(fc.asyncProperty(fc.oneof(hostileInput(declaration.input), payloads.spoiled), async (raw) => {
      expect((await handled(raw)).every((input) => declaration.input.safeParse(input).success)).toBe(true);
    }), { numRuns: 2 * runs });
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('refuses what is valid but for one part of a wrong kind, or one unknown key, however deep', async () => {
    await fc.assert(fc.asyncProperty(payloads.refused, async (raw) => {
      expect(await handled(raw)).toEqual([]);
    }), { numRuns: 2 * runs });
  });

  it('lets in what is valid', async () => {
    for (const raw of payloads.valid) expect(await handled(raw)).toHaveLength(1);
  });

  it('refuses a key it does not know', async () => {
    const result = await answer(declaration, async () => Promise.resolve({}), { ['unknownKey']: 1 }, () => undefined);
    expect(result).toMatchObject({ ok: false, failure: { code: 'input-refused' } });
  });

  it('never answers with output of another shape', async () => {
    const result = await answer({ ...declaration, input: z.unknown() }, async () => Promise.resolve({ unexpectedKey: 'secret' }), {}, () => undefined);
    expect(result).toEqual({ ok: false, failure: { code: 'unexpected', facts: {} } });
  });

  it('declares only failures that exist, none of them twice', () => {
    const declared = [...declaration.failures, ...failuresOfEveryCall];
    expect(new Set(declared).size).toBe(declared.length);
    expect(declared.every((code) => failureCodes.includes(code))).toBe(true);
  });
});

describe('the contract', () => {
  it('has words for every failure', () => {
    expect(failureCodes.filter((code) => !isMessageKey(`failure.${code}`))).toEqual([]);
  });

  it('names no call like an event', () => {
    expect([...calls.keys()].filter((name) => events.has(name as never))).toEqual([]);
  });
});
