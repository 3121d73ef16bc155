// Whether a picture, film or sound is covered, and how a person uncovers it: first grey, then as it is, and covered again on
// leaving. Pure; there is no way here by which moving the pointer uncovers anything.
import type { EvidenceRow } from '../../../../shared/evidence/schema.ts';

export type Sensitivity = EvidenceRow['sensitivity'];

/** `covered` is blurred, grey and silent; `grey` is sharp, grey and silent; `plain` is as it is. */
export type CoverStage = 'covered' | 'grey' | 'plain';

/** Whether an item starts covered. What people marked always does; what nobody reviewed does when the team wants it so. */
export const startsCovered = (sensitivity: Sensitivity, coverUnreviewed: boolean): boolean =>
  sensitivity === 'not-reviewed' ? coverUnreviewed : sensitivity !== 'none';

/** Whether people marked it as disturbing, whatever the team's setting. */
export const isDisturbing = (sensitivity: Sensitivity): boolean => sensitivity !== 'none' && sensitivity !== 'not-reviewed';

export const firstStage = (sensitivity: Sensitivity, coverUnreviewed: boolean): CoverStage =>
  startsCovered(sensitivity, coverUnreviewed) ? 'covered' : 'plain';

export const isSilent = (stage: CoverStage): boolean => stage !== 'plain';
