// What pictures leave as: the files themselves, or copies without what they say of camera, place and time. Pure.
import type { OutputOf } from '../../../../shared/contract/registry.ts';
import { mostNamed, pictureViewers, type EvidenceItem, type Selection } from '../../../../shared/evidence/schema.ts';
import type { EvidenceId } from '../../../../shared/ids.ts';
import type { MadeCopies } from '../../../media/working-copies/bare-copies.ts';

export type Leaving = 'as-added' | 'without-details';

const cameraGroups: ReadonlySet<string> = new Set(['exif', 'xmp', 'iptc', 'gps']);

/** Whether the file says anything that a camera or a program wrote about how the picture came to be. */
export const statesDetails = ({ fileSays, metadata }: Pick<EvidenceItem, 'fileSays' | 'metadata'>): boolean =>
  fileSays.latitude !== null || fileSays.device !== null || fileSays.capturedAt !== null || metadata.some(({ group }) => cameraGroups.has(group));

type Judged = Pick<EvidenceItem, 'viewer' | 'check' | 'fileSays' | 'metadata' | 'isWorkingCopy'>;

/** Whether there is a choice at all: a working copy states nothing already. */
export const canLeaveWithout = (item: Pick<Judged, 'viewer' | 'check' | 'isWorkingCopy'>): boolean => pictureViewers.includes(item.viewer) && item.check !== 'set-aside' && !item.isWorkingCopy;

/** What is proposed: without them where the file states any, and a file that states none as it is (docs/decisions/0022-working-copies.md). */
export const proposedLeaving = (item: Judged): Leaving => (canLeaveWithout(item) && statesDetails(item) ? 'without-details' : 'as-added');

/** The one item that a selection names, or null. */
export const onlyOne = (selection: Selection): EvidenceId | null => (selection.by === 'ids' && selection.ids.length === 1 ? selection.ids[0] ?? null : null);

type About = OutputOf<'evidence.aboutLeaving'>;

/** Whether several can leave without them: there is a picture among them, and what leaves can be named. */
export const canSeveralLeaveWithout = ({ pictures, others, kept }: About): boolean => pictures > 0 && pictures + others + kept <= mostNamed;

/** Proposed for several: without them as soon as one of them states any. */
export const proposedForSeveral = (about: About): Leaving => (canSeveralLeaveWithout(about) && about.stating > 0 ? 'without-details' : 'as-added');

/** More than so many copies may take minutes (seven seconds were measured for a large photo on a busy computer), which is said before. */
const manyCopies = 10;
export const isLongWork = ({ pictures, ready }: Pick<About, 'pictures' | 'ready'>): boolean => pictures - ready > manyCopies;

/** Those that are named; of more it is said how many. */
export const mostListedNotMade = 100;

/** What becomes of pictures of which no copy could be made. */
export type NotMadeWay = 'leave-out' | 'as-added';

/** What leaves once the copies are made: each once, though two pictures have the same copy. Null while nobody said what becomes of those without one. */
export const leavingAfter = ({ leaves, notMade }: MadeCopies, way: NotMadeWay | null): readonly EvidenceId[] | null => {
  if (notMade.length > 0 && way === null) return null;
  return [...new Set([...leaves, ...(way === 'as-added' ? notMade.map(({ id }) => id) : [])])];
};

/** An early guess jumps. */
const leastElapsedMs = 10_000;

/** Milliseconds left, in calm steps; null while it cannot be told. What is here already takes no time and tells none. */
export const copiesLeftMs = (made: number, toMake: number, elapsedMs: number): number | null => {
  if (made === 0 || elapsedMs < leastElapsedMs) return null;
  const left = (elapsedMs / made) * (toMake - made);
  const step = left > 120_000 ? 60_000 : 10_000;
  return Math.ceil(left / step) * step;
};
