import { expect, it } from 'vitest';
import { firstOnScreen, showsWithoutPreview } from '../../../../renderer/media/previews/on-screen.ts';
import { evidenceId, type EvidenceId } from '../../../../shared/ids.ts';
import type { EvidenceRow } from '../../../../shared/evidence/schema.ts';

const row = (number: number): EvidenceRow => ({ id: evidenceId(number) }) as EvidenceRow;
const first = (...tried: EvidenceId[]): EvidenceId | undefined => firstOnScreen(new Set(tried))?.id;

it('the first item on the screen that was not tried is next, for as long as one place shows it', () => {
  const [seven, three] = [row(7), row(3)];
  const gone = showsWithoutPreview(seven);
  const goneToo = showsWithoutPreview(seven);
  const threeGone = showsWithoutPreview(three);
  expect([first(), first(seven.id), first(seven.id, three.id)]).toStrictEqual([seven.id, three.id, undefined]);
  gone();
  expect(first()).toBe(seven.id);
  goneToo();
  expect(first()).toBe(three.id);
  threeGone();
  expect(first()).toBeUndefined();
});
