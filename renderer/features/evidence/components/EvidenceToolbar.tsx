// The tools above the list: filters, adding, grid or table, order, tile size or columns.
import { ArrowDownWideNarrow, ArrowUpNarrowWide, FolderPlus, Grid2x2, List, ListFilter, Mic, Minus, Plus } from 'lucide-react';
import { useState } from 'react';
import { tileSizes } from '../../../../shared/evidence/list-view.ts';
import { sortKeys, usualColumns } from '../../../../shared/evidence/schema.ts';
import { useFormatter } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Toolbar } from '../../../ui/Toolbar.tsx';
import { useRecording } from '../../recording/recording-context.ts';
import type { ChangeView, EvidenceView } from '../hooks/use-evidence-view.ts';
import { useViewChoice } from '../hooks/use-view-choice.ts';
import { ChoiceMenu } from './ChoiceMenu.tsx';
import { ColumnsMenu } from './ColumnsMenu.tsx';
import { FilterDialog } from './FilterDialog.tsx';

interface EvidenceToolbarProps {
  readonly view: EvidenceView;
  readonly change: ChangeView;
  readonly total: number;
  readonly add: (what: 'files' | 'folder') => void;
}

export const EvidenceToolbar = ({ view, change, total, add }: EvidenceToolbarProps) => {
  const formatter = useFormatter();
  const t = formatter.text;
  const { show: record } = useRecording();
  const [filtering, setFiltering] = useState(false);
  const [choice, choose] = useViewChoice();
  const up = view.sort.direction === 'ascending';
  const size = (step: -1 | 1): void => { change({ tileSize: tileSizes[tileSizes.indexOf(view.tileSize) + step] ?? view.tileSize }); };
  return (
    <>
      <Toolbar name={t('evidence.tools')}>
        <Button icon={ListFilter} onPress={() => { setFiltering(true); }}>{t('evidence.filter')}</Button>
        <Button kind="primary" icon={Plus} onPress={() => { add('files'); }}>{t('evidence.addFiles')}</Button>
        <Button icon={FolderPlus} onPress={() => { add('folder'); }}>{t('evidence.addFolder')}</Button>
        <Button icon={Mic} onPress={record}>{t('command.record')}</Button>
        <div className="row" role="group" aria-label={t('evidence.layout')} data-gap="small">
          <IconButton icon={Grid2x2} name={t('evidence.layoutGrid')} isPressed={view.layout === 'grid'} onPress={() => { change({ layout: 'grid' }); }} />
          <IconButton icon={List} name={t('evidence.layoutTable')} isPressed={view.layout === 'table'} onPress={() => { change({ layout: 'table' }); }} />
        </div>
        <div className="row" role="group" aria-label={t('evidence.sort')} data-gap="small">
          <ChoiceMenu words={t('evidence.sort')} value={view.sort.by} options={sortKeys.map((key) => ({ value: key, words: formatter.value('sortKey', key) }))}
            onChange={(by) => { change({ sort: { ...view.sort, by } }); }} />
          <IconButton icon={up ? ArrowUpNarrowWide : ArrowDownWideNarrow} name={t(up ? 'evidence.sortUp' : 'evidence.sortDown')}
            onPress={() => { change({ sort: { ...view.sort, direction: up ? 'descending' : 'ascending' } }); }} />
        </div>
        {view.layout === 'table' ? <ColumnsMenu wanted={new Set(choice.columns ?? usualColumns)} onChange={(columns) => { choose({ columns: [...columns] }); }} /> : (
          <div className="row" role="group" aria-label={t('evidence.tileSize')} data-gap="small">
            <IconButton icon={Minus} name={t('evidence.tileSizeSmaller')} isDisabled={view.tileSize === tileSizes[0]} onPress={() => { size(-1); }} />
            <IconButton icon={Plus} name={t('evidence.tileSizeLarger')} isDisabled={view.tileSize === tileSizes.at(-1)} onPress={() => { size(1); }} />
          </div>
        )}
      </Toolbar>
      {filtering ? <FilterDialog query={view.query} sort={view.sort} total={total} onChange={(query) => { change({ query }); }} onSearch={({ query, sort }) => { change({ query, sort }); }} onClose={() => { setFiltering(false); }} /> : null}
    </>
  );
};
