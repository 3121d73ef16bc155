// What belongs beside an item on the screen: the texts that were written of it, or what it was written of. Pure.
import type { Relation } from '../../../../shared/evidence/links.ts';
import type { EvidenceItem, EvidenceRow } from '../../../../shared/evidence/schema.ts';
import { evidenceNumber } from '../../../../shared/ids.ts';

export interface LinkedItem {
  readonly relation: Relation;
  readonly item: EvidenceRow;
}

const readable = new Set<EvidenceItem['viewer']>(['text', 'office']);
const isGone = ({ removal }: EvidenceRow): boolean => removal !== null;

/** Transcripts and translations of it that can be read here, the newest first, transcripts before translations. */
export const textsOf = (links: readonly LinkedItem[]): readonly LinkedItem[] => (['has-transcript', 'has-translation'] as const).flatMap((relation) =>
  links.filter((one) => one.relation === relation && readable.has(one.item.viewer) && !isGone(one.item)).toSorted((a, b) => evidenceNumber(b.item.id) - evidenceNumber(a.item.id)));

/** What it is a transcript or a translation of. */
export const originalsOf = (links: readonly LinkedItem[]): readonly LinkedItem[] =>
  links.filter(({ relation, item }) => (relation === 'transcript-of' || relation === 'translation-of') && !isGone(item));
