// What a single picture leaves as: the file itself, or a copy without what it says of camera, place and time. Pure.
import type { EvidenceItem } from '../../../../shared/evidence/schema.ts';

export type Leaving = 'as-added' | 'without-details';

const cameraGroups: ReadonlySet<string> = new Set(['exif', 'xmp', 'iptc', 'gps']);

/** Whether the file says anything that a camera or a program wrote about how the picture came to be. */
export const statesDetails = ({ fileSays, metadata }: Pick<EvidenceItem, 'fileSays' | 'metadata'>): boolean =>
  fileSays.latitude !== null || fileSays.device !== null || fileSays.capturedAt !== null || metadata.some(({ group }) => cameraGroups.has(group));

/** Kinds of which a working copy can be made. */
const pictures: ReadonlySet<EvidenceItem['viewer']> = new Set<EvidenceItem['viewer']>(['image', 'image-heic', 'image-tiff']);

type Judged = Pick<EvidenceItem, 'viewer' | 'check' | 'fileSays' | 'metadata' | 'isWorkingCopy'>;

/** Whether there is a choice at all: a working copy states nothing already. */
export const canLeaveWithout = (item: Pick<Judged, 'viewer' | 'check' | 'isWorkingCopy'>): boolean => pictures.has(item.viewer) && item.check !== 'set-aside' && !item.isWorkingCopy;

/** What is proposed: without them where the file states any, and a file that states none as it is (docs/decisions/0022-working-copies.md). */
export const proposedLeaving = (item: Judged): Leaving => (canLeaveWithout(item) && statesDetails(item) ? 'without-details' : 'as-added');
