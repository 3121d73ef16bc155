// Which saved searches are offered: one belongs to the case that it was named in, and one that was named among all cases is for each of them. Pure.
import type { SavedSearch } from '../../../../shared/evidence/list-view.ts';
import type { CaseId } from '../../../../shared/ids.ts';

export const offeredSearches = (searches: readonly SavedSearch[], within: CaseId | null): readonly SavedSearch[] =>
  searches.filter(({ query }) => query.case === null || within === null || query.case === within);
