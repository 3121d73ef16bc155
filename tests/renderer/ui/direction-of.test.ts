import { expect, it } from 'vitest';
import { directionOf } from '../../../renderer/ui/direction-of.ts';

it('a field runs as what is in it does, an empty one as the page, and one whose words are not known as they come', () => {
  expect(['', 'A 00', undefined].map(directionOf)).toEqual([undefined, 'auto', 'auto']);
});
