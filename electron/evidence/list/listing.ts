// Use case: pages of evidence with their totals. Totals are kept until something changes, because a list asks for them with every page.
import type { InputOf, OutputOf } from '../../../shared/contract/registry.ts';
import { everything, type EvidenceQuery } from '../../../shared/evidence/schema.ts';
import type { EvidenceContext } from '../context.ts';
import { countOf, countUnnumbered, pageOf } from './list-repository.ts';
import { planOf } from './query-repository.ts';

/** Queries whose totals are kept: what a person goes back and forth between. */
const mostKept = 64;

export interface Listing {
  page(input: InputOf<'evidence.page'>): Promise<OutputOf<'evidence.page'>>;
}

export const createListing = ({ session, changes }: EvidenceContext): Listing => {
  const totals = new Map<string, Promise<number>>();
  let takenAt = -1;

  const total = (query: EvidenceQuery, count: () => Promise<number>): Promise<number> => {
    if (takenAt !== changes.count || totals.size > mostKept) {
      totals.clear();
      takenAt = changes.count;
    }
    const key = JSON.stringify(query);
    const known = totals.get(key) ?? count();
    totals.set(key, known);
    known.catch(() => totals.delete(key));
    return known;
  };

  return {
    async page({ query, sort, offset, limit }) {
      const plan = await planOf(session.read, query);
      const unfiltered = { ...everything, case: query.case };
      const [rows, found, all, unnumbered] = await Promise.all([
        pageOf(session.read, plan, sort, offset, limit),
        total(query, () => countOf(session.read, plan)),
        total(unfiltered, async () => countOf(session.read, await planOf(session.read, unfiltered))),
        countUnnumbered(session.read),
      ]);
      return { total: found, totalWithoutFilter: all, unnumbered, rows };
    },
  };
};
