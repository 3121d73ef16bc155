// What was typed about an item and is not whole yet: half a date, a clock that reads as no number. The description does not take it, so it
// is kept beside it, in the vault, for whoever comes back to the item.
import { useMemo } from 'react';
import { noDraft, type TypedDate } from '../../../../shared/drafts/schema.ts';
import { dateFields, type DateFieldName, type DescriptionField } from '../../../../shared/evidence/schema.ts';
import type { EvidenceId } from '../../../../shared/ids.ts';
import type { Drafts } from '../../../session/drafts.ts';
import { useDrafts } from '../../../session/use-drafts.ts';
import type { Unfinished } from '../../../ui/DateField.tsx';
import type { ReadFieldName } from '../rules/description-fields.ts';

export interface UnfinishedFields {
  readonly capturedAt: TypedDate;
  readonly obtainedAt: TypedDate;
  readonly webCapturedAt: TypedDate;
  readonly clockOffsetMinutes: string;
  readonly toldFingerprint: string;
  readonly coordinates: string;
}

export interface UnfinishedEntries {
  readonly of: <Field extends keyof UnfinishedFields>(field: Field) => Unfinished<UnfinishedFields[Field]>;
  /** Fields in which something waits. */
  readonly fields: () => readonly DescriptionField[];
}

const without = <Fields extends object>(fields: Fields, one: string): Fields => Object.fromEntries(Object.entries(fields).filter(([field]) => field !== one)) as Fields;

/** What waits in a form that describes something, kept under this name. */
export const unfinishedIn = (drafts: Drafts, place: EvidenceId | 'describe'): UnfinishedEntries => {
  const now = () => drafts.of(place) ?? noDraft;
  const date = (field: DateFieldName): Unfinished<TypedDate> => ({
    kept: now().dates[field],
    keep: (typed) => {
      const others = without(now().dates, field);
      drafts.put(place, { ...now(), dates: typed === undefined ? others : { ...others, [field]: typed } });
    },
  });
  const words = (field: ReadFieldName): Unfinished<string> => ({
    kept: now().words[field],
    keep: (typed) => {
      const others = without(now().words, field);
      drafts.put(place, { ...now(), words: typed === undefined ? others : { ...others, [field]: typed } });
    },
  });
  const entries: { readonly [Field in keyof UnfinishedFields]: () => Unfinished<UnfinishedFields[Field]> } = {
    capturedAt: () => date('capturedAt'),
    obtainedAt: () => date('obtainedAt'),
    webCapturedAt: () => date('webCapturedAt'),
    clockOffsetMinutes: () => words('clockOffsetMinutes'),
    toldFingerprint: () => words('toldFingerprint'),
    coordinates: () => words('coordinates'),
  };
  return {
    of: (field) => entries[field](),
    fields: () => ([...dateFields, 'clockOffsetMinutes', 'toldFingerprint', 'coordinates'] as const).filter((field) => entries[field]().kept !== undefined),
  };
};

/** What waits in the fields of this item. */
export const useUnfinished = (id: EvidenceId): UnfinishedEntries => {
  const drafts = useDrafts();
  return useMemo(() => unfinishedIn(drafts, id), [drafts, id]);
};
