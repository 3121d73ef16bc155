// A sample of the salvage of damaged vaults; the long run has more items and more tries.
import './remembered-argon2.ts';
import { describe, expect, it } from 'vitest';
import { damages, nameOf, trySalvage } from './salvage-harness.ts';

describe('salvage of a vault with damage at random places', () => {
  it.each(damages.filter(({ what, percent }) => what !== 'both' && percent === 10).map((damage) => ({ name: nameOf(damage), damage })))('$name: saves what is whole, byte for byte, and tells of the rest', async ({ damage }) => {
    const { losses, counts } = await trySalvage(damage, 40, 1);
    expect({ losses, objects: counts['objects'] }).toEqual({ losses: [], objects: 40 });
  });
});
