// What belongs beside an item on the screen: the texts that were written of it, or what it was written of. Pure.
import type { Relation } from '../../../../shared/evidence/links.ts';
import { isRead, type EvidenceItem, type EvidenceRow, type ListedRow } from '../../../../shared/evidence/schema.ts';
import { evidenceNumber } from '../../../../shared/ids.ts';

export interface LinkedItem {
  readonly relation: Relation;
  readonly item: EvidenceRow;
}

/** A link as it is asked for: what it leads to may be damaged, and then nothing of it can stand beside. */
type AnyLinked = Omit<LinkedItem, 'item'> & { readonly item: ListedRow };
const canStand = (link: AnyLinked): link is LinkedItem => isRead(link.item) && link.item.removal === null;

const readable = new Set<EvidenceItem['viewer']>(['text', 'office']);

/** Transcripts and translations of it that can be read here, the newest first, transcripts before translations. */
export const textsOf = (links: readonly AnyLinked[]): readonly LinkedItem[] => (['has-transcript', 'has-translation'] as const).flatMap((relation) =>
  links.filter(canStand).filter((one) => one.relation === relation && readable.has(one.item.viewer)).toSorted((a, b) => evidenceNumber(b.item.id) - evidenceNumber(a.item.id)));

/** What it is a transcript or a translation of. */
export const originalsOf = (links: readonly AnyLinked[]): readonly LinkedItem[] =>
  links.filter(canStand).filter(({ relation }) => relation === 'transcript-of' || relation === 'translation-of');
