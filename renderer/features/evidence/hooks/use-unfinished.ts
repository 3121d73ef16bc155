// What was typed about an item and is not whole yet: half a date, a clock that reads as no number. The vault does not take it, so it
// is kept here for whoever comes back to the item, among the session's answers, which a lock clears.
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { DescriptionField } from '../../../../shared/evidence/schema.ts';
import type { EvidenceId } from '../../../../shared/ids.ts';
import type { TypedDate, Unfinished } from '../../../ui/DateField.tsx';

export interface UnfinishedFields {
  readonly capturedAt: TypedDate;
  readonly obtainedAt: TypedDate;
  readonly clockOffsetMinutes: string;
}

export interface UnfinishedEntries {
  readonly of: <Field extends keyof UnfinishedFields>(field: Field) => Unfinished<UnfinishedFields[Field]>;
  /** Fields in which something waits. */
  readonly fields: () => readonly DescriptionField[];
}

const entriesOf = (client: QueryClient, id: EvidenceId): Partial<UnfinishedFields> => {
  const key = ['evidence-unfinished', id];
  const known = client.getQueryData<Partial<UnfinishedFields>>(key);
  if (known !== undefined) return known;
  client.setQueryDefaults(['evidence-unfinished'], { gcTime: Infinity, staleTime: Infinity });
  const entries: Partial<UnfinishedFields> = {};
  client.setQueryData(key, entries);
  return entries;
};

/** What waits in the fields of this item. */
export const useUnfinished = (id: EvidenceId): UnfinishedEntries => {
  const client = useQueryClient();
  return useMemo(() => {
    const entries = entriesOf(client, id);
    return {
      of: (field) => ({ kept: entries[field], keep: (typed) => { Object.assign(entries, { [field]: typed }); } }),
      fields: () => (Object.keys(entries) as (keyof UnfinishedFields)[]).filter((field) => entries[field] !== undefined),
    };
  }, [client, id]);
};
