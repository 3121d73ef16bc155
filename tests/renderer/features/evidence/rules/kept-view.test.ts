import { describe, expect, it } from 'vitest';
import type { EvidenceView } from '../../../../../renderer/features/evidence/hooks/use-evidence-view.ts';
import { keptView, viewFrom } from '../../../../../renderer/features/evidence/rules/kept-view.ts';
import { listViewSchema, mostChosenKept } from '../../../../../shared/evidence/list-view.ts';
import { everything } from '../../../../../shared/evidence/schema.ts';
import { evidenceId } from '../../../../../shared/ids.ts';

const firstView: EvidenceView = {
  query: everything, sort: { by: 'captured', direction: 'descending' }, layout: 'grid', tileSize: 2, chosen: { by: 'ids', ids: new Set() }, at: null, openGroups: [], top: 0,
};
const view: EvidenceView = {
  ...firstView, query: { ...firstView.query, text: 'raid', only: 'privileged' }, sort: { by: 'title', direction: 'ascending' }, layout: 'table', tileSize: 4,
  chosen: { by: 'ids', ids: new Set([evidenceId(3), evidenceId(5)]) }, at: evidenceId(5), openGroups: ['web', 'kept'], top: 120.5,
};

describe('the list as it stood', () => {
  it.each([['chosen items', view], ['all but some', { ...view, chosen: { by: 'query' as const, except: new Set([evidenceId(9)]) } }], ['nothing yet', firstView]])('comes back whole: %s', (_, stood) => {
    expect(viewFrom(listViewSchema.parse(JSON.parse(JSON.stringify(keptView(stood)))))).toEqual({ ...stood, openGroups: stood.openGroups.toSorted((a, b) => (a === b ? 0 : a === 'web' ? -1 : 1)) });
  });

  it('leaves out very many that were chosen one by one, and groups that this program does not know', () => {
    const many = new Set(Array.from({ length: mostChosenKept + 1 }, (_, index) => evidenceId(index + 1)));
    expect(keptView({ ...view, chosen: { by: 'ids', ids: many } }).chosen).toEqual({ by: 'ids', ids: [] });
    expect(viewFrom({ ...keptView(view), openGroups: ['web', 'of-another-day'] }).openGroups).toEqual(['web']);
  });
});
