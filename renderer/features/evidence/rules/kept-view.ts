// The list as it stands, as the vault keeps it, and back. Pure.
import { mostChosenKept, type ListView } from '../../../../shared/evidence/list-view.ts';
import type { EvidenceView } from '../hooks/use-evidence-view.ts';
import { fieldGroups } from './description-fields.ts';

/** What the vault keeps of it. Very many that were chosen one by one are left out. */
export const keptView = ({ chosen, openGroups, top, ...view }: EvidenceView): ListView => ({
  ...view,
  chosen: chosen.by === 'query' ? { by: 'query', except: [...chosen.except] } : { by: 'ids', ids: chosen.ids.size > mostChosenKept ? [] : [...chosen.ids] },
  openGroups: [...openGroups],
  top: Math.max(0, top),
});

/** The list as it stood. */
export const viewFrom = ({ chosen, openGroups, ...view }: ListView): EvidenceView => ({
  ...view,
  chosen: chosen.by === 'query' ? { by: 'query', except: new Set(chosen.except) } : { by: 'ids', ids: new Set(chosen.ids) },
  openGroups: fieldGroups.map(({ id }) => id).filter((id) => openGroups.includes(id)),
});
