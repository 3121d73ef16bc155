import { describe, expect, it } from 'vitest';
import { coordinates } from '../../../../../renderer/features/evidence/rules/coordinates.ts';

describe('coordinates', () => {
  it('shows what the file says without the noise of the arithmetic', () => {
    expect(coordinates(30.1234, -40.567800000000005)).toBe('30.1234, -40.5678');
    expect(coordinates(-0, 180)).toBe('0, 180');
  });
});
