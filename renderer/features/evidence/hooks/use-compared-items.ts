// Reads the descriptions of the chosen items, to know which fields they share.
import { useQuery } from '@tanstack/react-query';
import type { Description, Selection } from '../../../../shared/evidence/schema.ts';
import { ask } from '../../../api.ts';

/** More items than this are not compared: reading them all would take longer than writing. */
export const mostCompared = 60;

/** The descriptions, null when there are too many to compare, undefined while they are read. */
export const useComparedItems = (selection: Selection, count: number): readonly Description[] | null | undefined => {
  const comparable = count <= mostCompared;
  const { data } = useQuery({
    queryKey: ['evidence-compared', selection],
    enabled: comparable,
    gcTime: 0,
    queryFn: async () => {
      const ids = selection.by === 'ids'
        ? selection.ids
        : (await ask('evidence.page', { query: selection.query, sort: { by: 'id', direction: 'ascending' }, offset: 0, limit: mostCompared + selection.except.length > 500 ? 500 : mostCompared + selection.except.length })).rows
            .map((row) => row.id).filter((id) => !selection.except.includes(id));
      return Promise.all(ids.map(async (id) => (await ask('evidence.get', { id })).item.description));
    },
  });
  return comparable ? data : null;
};
