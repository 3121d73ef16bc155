// How one item is bound to another, as people say it; each relation is readable from both ends. Pure.

export const relations = ['transcript-of', 'has-transcript', 'translation-of', 'has-translation', 'copy-of', 'has-copy', 'continues', 'continued-by', 'same-moment-as'] as const;
export type Relation = (typeof relations)[number];

const otherEnd: Readonly<Record<Relation, Relation>> = {
  'transcript-of': 'has-transcript', 'has-transcript': 'transcript-of', 'translation-of': 'has-translation', 'has-translation': 'translation-of', 'copy-of': 'has-copy', 'has-copy': 'copy-of',
  'continues': 'continued-by', 'continued-by': 'continues', 'same-moment-as': 'same-moment-as',
};

/** The same relation as the other item has it. */
export const reversed = (relation: Relation): Relation => otherEnd[relation];

/** What is kept of a link: one of a pair of relations alone, and of the one that is its own other end the smaller number first. */
export interface Link {
  readonly number: number;
  readonly relation: Relation;
  readonly other: number;
}

const kept: ReadonlySet<Relation> = new Set(['transcript-of', 'translation-of', 'copy-of', 'continues', 'same-moment-as']);

export const asKept = ({ number, relation, other }: Link): Link =>
  !kept.has(relation) || (relation === 'same-moment-as' && other < number) ? { number: other, relation: reversed(relation), other: number } : { number, relation, other };
