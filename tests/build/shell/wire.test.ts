import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromWire, toWire, type Base64 } from '../../../build/shell/wire.ts';

const base64: Base64 = {
  encode: (bytes) => Buffer.from(bytes).toString('base64'),
  decode: (text) => new Uint8Array(Buffer.from(text, 'base64')),
};

const across = (value: unknown): unknown => fromWire(toWire(value, base64), base64);

describe('values on the wire', () => {
  it('come out as they went in', () => {
    const leaf = fc.oneof(fc.string(), fc.double({ noNaN: false }), fc.boolean(), fc.constant(null), fc.constant(undefined), fc.bigInt(), fc.uint8Array(), fc.date({ noInvalidDate: true }));
    const anything = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof({ maxDepth: 4 }, leaf, fc.array(tie('value')), fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('$', '__proto__', 'toString')), tie('value')), fc.array(fc.tuple(fc.string(), tie('value'))).map((pairs) => new Map(pairs))),
    })).value;
    fc.assert(fc.property(anything, (value) => {
      expect(across(value)).toEqual(value);
    }));
  });

  it('keep a byte array a byte array', () => {
    expect(across({ bytes: new Uint8Array([0, 255, 1]) })).toStrictEqual({ bytes: new Uint8Array([0, 255, 1]) });
  });

  it('cannot be mistaken for the tags of the wire itself', () => {
    expect(across({ $: ['bytes', 'AAAA'] })).toStrictEqual({ $: ['bytes', 'AAAA'] });
  });

  it.each([['a function', () => 1], ['a symbol', Symbol('s')], ['a promise', Promise.resolve(1)], ['a view that is not bytes', new Float64Array(1)]])('are refused when structured clone would refuse or the shell has no way: %s', (_name, value) => {
    expect(() => across({ value })).toThrow('could not be cloned');
  });

  it('are refused when they contain themselves', () => {
    const loop: Record<string, unknown> = {};
    loop['self'] = loop;
    expect(() => across(loop)).toThrow('could not be cloned');
  });
});
