// Inputs derived from a call's own schema, part by part: valid ones, and valid ones of which one part, however deep, was spoiled. What lies near to valid finds what is only
// half checked; what is random at the top is refused at the door.
import fc from 'fast-check';
import type { z } from 'zod';

/** What is read of any schema's definition. */
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly catchall?: z.core.$ZodType;
  readonly element?: z.core.$ZodType;
  readonly innerType?: z.core.$ZodType;
  readonly keyType?: z.core.$ZodType;
  readonly valueType?: z.core.$ZodType;
  readonly options?: readonly z.core.$ZodType[];
  readonly items?: readonly z.core.$ZodType[];
  readonly entries?: Readonly<Record<string, string | number>>;
  readonly values?: readonly unknown[];
  readonly format?: string;
  readonly checks?: readonly z.core.$ZodCheck[];
}

/** What is read of a check that stands on a schema. */
interface Check {
  readonly check: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly length?: number;
  readonly value?: number;
  readonly pattern?: RegExp;
}

interface Bounds {
  readonly least: number | undefined;
  readonly most: number | undefined;
  readonly pattern: RegExp | undefined;
}

const definitionOf = (schema: z.core.$ZodType): Definition => schema._zod.def;

const boundsOf = (schema: z.core.$ZodType): Bounds => {
  const checks = (definitionOf(schema).checks ?? []).map((check) => check._zod.def as unknown as Check);
  const numbers = (...names: readonly string[]): readonly number[] => checks.filter(({ check }) => names.includes(check)).flatMap(({ minimum, maximum, length, value }) => [minimum ?? maximum ?? length ?? value ?? []].flat());
  const [least, most] = [numbers('min_length', 'length_equals', 'greater_than'), numbers('max_length', 'length_equals', 'less_than')];
  return { least: least.length === 0 ? undefined : Math.max(...least), most: most.length === 0 ? undefined : Math.min(...most), pattern: checks.find(({ pattern }) => pattern !== undefined)?.pattern };
};

const accepts = (schema: z.core.$ZodType, value: unknown): boolean => (schema as z.ZodType).safeParse(value).success;

const day = fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));

const textOf = (schema: z.core.$ZodType): fc.Arbitrary<string> => {
  const { least: minimum = 0, most: maximum = 60, pattern } = boundsOf(schema);
  if (definitionOf(schema).format === 'date') return day;
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern.source, pattern.flags.replaceAll(/[giy]/gu, '')), { size: 'small' });
  const short = fc.string({ unit: 'binary', minLength: minimum, maxLength: Math.max(minimum, Math.min(maximum, minimum + 20)) });
  return fc.oneof({ weight: 9, arbitrary: short }, { weight: 1, arbitrary: fc.constant('x'.repeat(Math.min(maximum, 3000))) });
};

const numberOf = (schema: z.core.$ZodType): fc.Arbitrary<number> => {
  const { least: minimum = -(2 ** 53 - 1), most: maximum = 2 ** 53 - 1 } = boundsOf(schema);
  return fc.oneof(fc.maxSafeInteger().map((number) => Math.min(maximum, Math.max(minimum, number))), fc.constantFrom(minimum, maximum));
};

const listOf = (schema: z.core.$ZodType, element: z.core.$ZodType): fc.Arbitrary<unknown> => {
  const { least: minimum = 0, most: maximum = 3 } = boundsOf(schema);
  return fc.array(validOf(element), { minLength: minimum, maxLength: Math.max(minimum, Math.min(maximum, 3)) });
};

const objectOf = (shape: Readonly<Record<string, z.core.$ZodType>>): fc.Arbitrary<unknown> => {
  const keys = Object.keys(shape);
  const needed = keys.filter((key) => shape[key]?._zod.optin !== 'optional');
  return fc.record(Object.fromEntries(keys.map((key) => {
    const part = shape[key] as z.core.$ZodType;
    const { type, innerType } = definitionOf(part);
    // Absent or there: a value of undefined is neither.
    return [key, validOf(type === 'optional' && innerType !== undefined ? innerType : part)];
  })), { requiredKeys: needed, noNullPrototype: true });
};

const partsOf = (schema: z.core.$ZodType): fc.Arbitrary<unknown> => {
  const { type, shape = {}, element, innerType, keyType, valueType, options = [], items = [], entries = {}, values = [] } = definitionOf(schema);
  switch (type) {
    case 'string': return textOf(schema);
    case 'number': return numberOf(schema);
    case 'boolean': return fc.boolean();
    case 'enum': return fc.constantFrom(...Object.values(entries));
    case 'literal': return fc.constantFrom(...values);
    // The one class that any input has.
    case 'custom': return fc.uint8Array({ minLength: 1, maxLength: 64 });
    case 'object': return objectOf(shape);
    case 'array': return listOf(schema, element as z.core.$ZodType);
    case 'tuple': return fc.tuple(...items.map((item) => validOf(item)));
    case 'record': return fc.dictionary(validOf(keyType as z.core.$ZodType) as fc.Arbitrary<string>, validOf(valueType as z.core.$ZodType), { maxKeys: 2, noNullPrototype: true });
    case 'union': return fc.oneof(...options.map((option) => validOf(option)));
    case 'nullable': return fc.option(validOf(innerType as z.core.$ZodType), { nil: null });
    case 'optional': case 'default': return fc.option(validOf(innerType as z.core.$ZodType), { nil: undefined });
    default: throw new Error(`no values are known for a schema of the type ${type}`);
  }
};

const known = new WeakMap<z.core.$ZodType, fc.Arbitrary<unknown>>();

/** Values that this schema accepts. Throws for one whose rules hardly any value of the right shape keeps: it needs a case of its own here. */
const validOf = (schema: z.core.$ZodType): fc.Arbitrary<unknown> => {
  const before = known.get(schema);
  if (before !== undefined) return before;
  const parts = partsOf(schema);
  const tried = fc.sample(parts, { numRuns: 100, seed: 1 });
  const kept = tried.filter((value) => accepts(schema, value));
  if (kept.length === 0) throw new Error(`nothing of the right shape is accepted: ${JSON.stringify(tried.slice(0, 2))}`);
  const valid = parts.filter((value) => accepts(schema, value));
  known.set(schema, valid);
  return valid;
};

/** Where a part of a value lies: keys and places, from the outside in. */
type Path = readonly (string | number)[];

const isWalked = (value: unknown): value is Readonly<Record<string, unknown>> | readonly unknown[] => typeof value === 'object' && value !== null && !ArrayBuffer.isView(value);

const pathsIn = (value: unknown, path: Path = []): readonly Path[] =>
  [path, ...(isWalked(value) ? Object.entries(value).flatMap(([key, part]) => pathsIn(part, [...path, Array.isArray(value) ? Number(key) : key])) : [])];

const partAt = (value: unknown, path: Path): unknown => path.reduce<unknown>((inside, key) => (inside as Readonly<Record<string | number, unknown>>)[key], value);

const replaced = (value: unknown, [first, ...rest]: Path, by: (part: unknown) => unknown): unknown => {
  if (first === undefined) return by(value);
  if (Array.isArray(value)) return value.map((part: unknown, at) => (at === first ? replaced(part, rest, by) : part));
  const fields = value as Readonly<Record<string, unknown>>;
  return { ...fields, [first]: replaced(fields[first], rest, by) };
};

const nothingTakesThis = fc.constantFrom<unknown>(Symbol('spoiled'), () => 'spoiled', 1n, Number.NaN);

const hostile = fc.oneof(
  fc.constantFrom<unknown>('', '__proto__', '\u0000', '../../etc/passwd', "'; DROP TABLE evidence; --", '\u202Egpj.exe', Infinity, -1, 0.5, 2 ** 53, null, undefined, true, [], {}, new Uint8Array(3), new Map([['a', 1]]), new Date(0)),
  fc.constant('x'.repeat(100_001)), fc.constant(Array.from({ length: 1001 }, () => '')),
);

type Spoiling = (part: unknown, extra: unknown) => unknown;
const isFields = (part: unknown): part is Readonly<Record<string, unknown>> => isWalked(part) && !Array.isArray(part);
const spoilings: readonly Spoiling[] = [
  (_part, extra) => extra,
  (part) => (isFields(part) ? Object.fromEntries(Object.entries(part).slice(1)) : null),
  (part, extra) => (isFields(part) ? { ...part, unknownKey: extra } : extra),
  (part, extra) => (isFields(part) ? Object.assign(JSON.parse('{"__proto__":{"polluted":1}}') as object, part) : extra),
  (part, extra) => (Array.isArray(part) ? [...(part as unknown[]), extra] : [part]),
  (part) => (typeof part === 'string' ? `${part}\u0000` : typeof part === 'number' ? part + 0.5 : 'something'),
];

export interface Payloads {
  /** Inputs that are to reach the handler. */
  readonly valid: readonly unknown[];
  /** Valid but for one part, however deep, that no input may have or a key that none has: always to be refused. */
  readonly refused: fc.Arbitrary<unknown>;
  /** Valid but for one part that was taken away, added to or replaced by what breaks careless code. A few are still valid. */
  readonly spoiled: fc.Arbitrary<unknown>;
}

/** Payloads for one call's input, from a hundred valid ones that differ with every run. */
export const payloadsOf = (schema: z.core.$ZodType): Payloads => {
  const valid = fc.sample(validOf(schema), 100);
  const somewhere = fc.constantFrom(...valid).chain((value) => fc.constantFrom(...pathsIn(value)).map((path) => ({ value, path })));
  const inFields = fc.constantFrom(...valid).chain((value) => fc.constantFrom(...pathsIn(value).filter((path) => isFields(partAt(value, path)))).map((path) => ({ value, path })));
  return {
    valid,
    refused: fc.oneof(
      fc.tuple(somewhere, nothingTakesThis).map(([{ value, path }, spoiled]) => replaced(value, path, () => spoiled)),
      inFields.map(({ value, path }) => replaced(value, path, (part) => ({ ...(part as object), unknownKey: 1 }))),
    ),
    spoiled: fc.tuple(somewhere, fc.constantFrom(...spoilings), hostile).map(([{ value, path }, spoil, extra]) => replaced(value, path, (part) => spoil(part, extra))),
  };
};
