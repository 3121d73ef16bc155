import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kdfCeiling, kdfFloor, kdfParametersSchema, parametersFor, parametersWithMemory } from '../../../../electron/vault/key-slots/kdf-policy.ts';

const GiB = 2 ** 30;
const MiB = 1024;

describe('Argon2id parameters of a new vault', () => {
  it('stay at the floor on a machine that is slow or small', () => {
    expect(parametersFor(4000, 16 * GiB)).toEqual({ memoryKiB: 256 * MiB, passes: 3, lanes: 4 });
    expect(parametersFor(1000, 16 * GiB)).toEqual({ memoryKiB: 256 * MiB, passes: 3, lanes: 4 });
    expect(parametersFor(900, 0.5 * GiB)).toEqual({ memoryKiB: 256 * MiB, passes: 3, lanes: 4 });
  });

  it('take more memory first and more passes after', () => {
    expect(parametersFor(500, 16 * GiB)).toEqual({ memoryKiB: 512 * MiB, passes: 3, lanes: 4 });
    expect(parametersFor(250, 16 * GiB)).toEqual({ memoryKiB: 1024 * MiB, passes: 3, lanes: 4 });
    expect(parametersFor(125, 16 * GiB)).toEqual({ memoryKiB: 1024 * MiB, passes: 6, lanes: 4 });
    expect(parametersFor(125, 2 * GiB)).toEqual({ memoryKiB: 512 * MiB, passes: 12, lanes: 4 });
  });

  it('are always accepted from the file they are written to, whatever the machine', () => {
    fc.assert(fc.property(fc.double({ min: 0.001, max: 1e6, noNaN: true }), fc.double({ min: 1, max: 2 ** 45, noNaN: true }), (milliseconds, bytes) => {
      const { memoryKiB, passes } = kdfParametersSchema.parse(parametersFor(milliseconds, bytes));
      return memoryKiB <= 1024 * MiB && passes <= 12;
    }));
  });

  it('take the memory that was asked for, within floor and ceiling', () => {
    expect(parametersWithMemory(300)).toEqual({ memoryKiB: 300 * MiB, passes: 3, lanes: 4 });
    expect(parametersWithMemory(2048).memoryKiB).toBe(kdfCeiling.memoryKiB);
    for (const refused of [255, 2049, 0, -1, 256.00001, NaN, Infinity]) expect(() => parametersWithMemory(refused)).toThrow(expect.objectContaining({ code: 'input-refused' }));
  });
});

describe('Argon2id parameters in a file', () => {
  it.each([
    { memoryKiB: kdfFloor.memoryKiB - 1 }, { memoryKiB: kdfCeiling.memoryKiB + 1 }, { memoryKiB: 2 ** 32 - 1 }, { memoryKiB: 262144.5 },
    { passes: 2 }, { passes: 33 }, { lanes: 0 }, { lanes: 5 }, { passes: '3' }, { extra: 1 },
  ])('are refused beyond floor and ceiling: %j', (change) => {
    expect(kdfParametersSchema.safeParse({ memoryKiB: kdfFloor.memoryKiB, passes: 3, lanes: 4, ...change }).success).toBe(false);
  });

  it('are accepted at both ends', () => {
    expect(kdfParametersSchema.safeParse(kdfFloor).success).toBe(true);
    expect(kdfParametersSchema.safeParse(kdfCeiling).success).toBe(true);
  });
});
