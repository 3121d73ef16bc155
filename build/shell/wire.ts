// How values cross between the window and Node: JSON, with a tag for what JSON cannot say. Runs on both sides, so it uses
// nothing that only one of them has. Refuses what structured clone refuses, so that the app cannot come to rely on it.

export interface Base64 {
  encode(bytes: Uint8Array): string;
  decode(text: string): Uint8Array;
}

const tag = '$';

type Tagged = readonly [kind: string, content: unknown];

const uncloneable = (what: string): Error => new Error(`An object could not be cloned: ${what}.`);

const encodeObject = (value: object, base64: Base64, above: readonly object[]): unknown => {
  if (above.includes(value)) {
    throw uncloneable('it contains itself');
  }
  const inside = (part: unknown): unknown => encode(part, base64, [...above, value]);
  const tagged = (...content: Tagged): unknown => ({ [tag]: content });
  if (Array.isArray(value)) {
    return value.map(inside);
  }
  if (value instanceof Uint8Array) {
    return tagged('bytes', base64.encode(value));
  }
  if (value instanceof ArrayBuffer) {
    return tagged('buffer', base64.encode(new Uint8Array(value)));
  }
  if (ArrayBuffer.isView(value) || value instanceof Promise || value instanceof WeakMap || value instanceof WeakSet) {
    throw uncloneable(Object.prototype.toString.call(value));
  }
  if (value instanceof Date) {
    return tagged('date', value.getTime());
  }
  if (value instanceof Map) {
    return tagged('map', [...value].map(([key, item]) => [inside(key), inside(item)]));
  }
  if (value instanceof Set) {
    return tagged('set', [...value].map(inside));
  }
  if (value instanceof Error) {
    return tagged('error', [value.name, value.message]);
  }
  const entries = Object.entries(value).map(([key, item]) => [key, inside(item)] as const);
  return entries.some(([key]) => key === tag || key === '__proto__') ? tagged('object', entries) : Object.fromEntries(entries);
};

const encode = (value: unknown, base64: Base64, above: readonly object[]): unknown => {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'undefined':
      return { [tag]: ['undefined', null] };
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0) ? value : { [tag]: ['number', Object.is(value, -0) ? '-0' : String(value)] };
    case 'bigint':
      return { [tag]: ['bigint', value.toString()] };
    case 'object':
      return value === null ? null : encodeObject(value, base64, above);
    default:
      throw uncloneable(`a ${typeof value}`);
  }
};

const decodeTagged = ([kind, content]: Tagged, base64: Base64): unknown => {
  const inside = (part: unknown): unknown => decode(part, base64);
  const pairs = (): [unknown, unknown][] => (content as [unknown, unknown][]).map(([key, item]) => [inside(key), inside(item)]);
  switch (kind) {
    case 'undefined':
      return undefined;
    case 'number':
      return Number(content);
    case 'bigint':
      return BigInt(content as string);
    case 'bytes':
      return base64.decode(content as string);
    case 'buffer':
      return new Uint8Array(base64.decode(content as string)).buffer;
    case 'date':
      return new Date(content as number);
    case 'map':
      return new Map(pairs());
    case 'set':
      return new Set((content as unknown[]).map(inside));
    case 'error': {
      const [name, message] = content as [string, string];
      return Object.assign(new Error(message), { name });
    }
    case 'object':
      return Object.fromEntries((content as [string, unknown][]).map(([key, item]) => [key, inside(item)]));
    default:
      throw new Error(`not something the shell wrote: ${kind}`);
  }
};

const decode = (value: unknown, base64: Base64): unknown => {
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map((part) => decode(part, base64));
  }
  const tagged = (value as Record<string, unknown>)[tag];
  return tagged === undefined
    ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, decode(item, base64)]))
    : decodeTagged(tagged as Tagged, base64);
};

/** Text for the other side. Throws "An object could not be cloned" for functions, symbols, promises and cycles. */
export const toWire = (value: unknown, base64: Base64): string => JSON.stringify(encode(value, base64, []));

/** The value behind text that `toWire` made on the other side. */
export const fromWire = (text: string, base64: Base64): unknown => decode(JSON.parse(text), base64);
