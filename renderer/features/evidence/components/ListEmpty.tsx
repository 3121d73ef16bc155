// What the list shows while it has no rows: how to begin, or that filters hide everything.
import { useText } from '../../../i18n/use-text.ts';
import { everything } from '../../../../shared/evidence/schema.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import type { ChangeView } from '../hooks/use-evidence-view.ts';

interface ListEmptyProps {
  readonly isFiltered: boolean;
  readonly hidden: number;
  /** What is counted is one case, and not the whole vault. */
  readonly isOneCase: boolean;
  readonly change: ChangeView;
  readonly add: (what: 'files' | 'folder') => void;
}

export const ListEmpty = ({ isFiltered, hidden, isOneCase, change, add }: ListEmptyProps) => {
  const t = useText();
  return isFiltered ? (
    <EmptyState title={t('evidence.emptyFiltered')} help={t('evidence.emptyFilteredHelp', { count: hidden, scope: isOneCase ? 'case' : 'all' })} action={<Button kind="primary" onPress={() => { change({ query: everything }); }}>{t('evidence.clearFilters')}</Button>} />
  ) : (
    <EmptyState title={t('evidence.emptyTitle')} help={t('evidence.emptyHelp')} action={<div className="row"><Button onPress={() => { add('files'); }}>{t('evidence.addFiles')}</Button><Button onPress={() => { add('folder'); }}>{t('evidence.addFolder')}</Button></div>} />
  );
};
