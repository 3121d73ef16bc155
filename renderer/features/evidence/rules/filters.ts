// The filters that are on, one by one, so that each can be shown and taken off. Pure.
import { countIn } from '../../../../shared/evidence/number-ranges.ts';
import { everything, type EvidenceQuery } from '../../../../shared/evidence/schema.ts';

export type ActiveFilter =
  | { readonly by: 'text'; readonly value: string }
  | { readonly by: 'kind'; readonly value: EvidenceQuery['kinds'][number] }
  | { readonly by: 'tag'; readonly value: string }
  | { readonly by: 'source'; readonly value: string }
  | { readonly by: 'dates'; readonly from: string | null; readonly to: string | null }
  | { readonly by: 'withoutDate' }
  | { readonly by: 'among'; readonly count: number }
  | { readonly by: 'only'; readonly value: Exclude<EvidenceQuery['only'], 'all'> };

export const activeFilters = (query: EvidenceQuery): readonly ActiveFilter[] => [
  ...(query.text.trim() === '' ? [] : [{ by: 'text', value: query.text } as const]),
  ...query.kinds.map((value) => ({ by: 'kind', value }) as const),
  ...query.tags.map((value) => ({ by: 'tag', value }) as const),
  ...(query.source.trim() === '' ? [] : [{ by: 'source', value: query.source } as const]),
  ...(query.from === null && query.to === null ? [] : [{ by: 'dates', from: query.from, to: query.to } as const]),
  ...(query.withoutDate ? [{ by: 'withoutDate' } as const] : []),
  ...(query.among === null ? [] : [{ by: 'among', count: countIn(query.among) } as const]),
  ...(query.only === 'all' ? [] : [{ by: 'only', value: query.only } as const]),
];

/** The query without one of its filters. */
export const withoutFilter = (query: EvidenceQuery, filter: ActiveFilter): EvidenceQuery => {
  switch (filter.by) {
    case 'text': return { ...query, text: '' };
    case 'kind': return { ...query, kinds: query.kinds.filter((kind) => kind !== filter.value) };
    case 'tag': return { ...query, tags: query.tags.filter((tag) => tag !== filter.value) };
    case 'source': return { ...query, source: '' };
    case 'dates': return { ...query, from: null, to: null };
    case 'withoutDate': return { ...query, withoutDate: false };
    case 'among': return { ...query, among: null };
    case 'only': return { ...query, only: everything.only };
  }
};
