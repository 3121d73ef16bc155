// One line of the list: a month's heading, a row of the table, or a line of tiles. Lines are placed by the scroll model.
import { memo, type MouseEvent } from 'react';
import { isRead, type ListedRow, type TableColumn } from '../../../../shared/evidence/schema.ts';
import type { EvidenceId } from '../../../../shared/ids.ts';
import { EvidenceCells } from './EvidenceCells.tsx';
import { EvidenceTile } from './EvidenceTile.tsx';
import { UnreadItem } from './UnreadItem.tsx';

export const cellId = (index: number): string => `evidence-item-${String(index)}`;

export interface ItemsLineProps {
  readonly layout: 'grid' | 'table';
  readonly columns: readonly TableColumn[];
  readonly from: number;
  /** Excluded. */
  readonly to: number;
  readonly rowAt: (index: number) => ListedRow | null;
  readonly rowIndex: number;
  readonly offset: number;
  readonly height: number;
  readonly isChosen: (id: EvidenceId) => boolean;
  /** Index that the keyboard is at. */
  readonly at: number | null;
  readonly coverUnreviewed: boolean;
  readonly onClick: (event: MouseEvent, index: number) => void;
  readonly onDoubleClick: () => void;
}

const flags = (props: ItemsLineProps, row: ListedRow | null, index: number) => ({
  id: cellId(index),
  'data-at': index === props.at || undefined,
  'data-chosen': (row !== null && props.isChosen(row.id)) || undefined,
  onClick: (event: MouseEvent) => { props.onClick(event, index); },
  onDoubleClick: props.onDoubleClick,
});

const TableLine = (props: ItemsLineProps) => {
  const row = props.rowAt(props.from);
  return (
    <div {...flags(props, row, props.from)} role="row" aria-rowindex={props.rowIndex} aria-selected={row !== null && props.isChosen(row.id)} className="evidence-line" data-placed
      style={{ insetBlockStart: props.offset, blockSize: props.height }}>
      {row === null ? <div role="gridcell" className="evidence-waiting" aria-colspan={props.columns.length} aria-busy="true" /> : !isRead(row) ? <div role="gridcell" className="evidence-unread" aria-colspan={props.columns.length}><UnreadItem id={row.id} /></div> : <EvidenceCells row={row} coverUnreviewed={props.coverUnreviewed} columns={props.columns} />}
    </div>
  );
};

const TilesLine = (props: ItemsLineProps) => (
  <div role="row" aria-rowindex={props.rowIndex} className="evidence-tiles" style={{ insetBlockStart: props.offset, blockSize: props.height }}>
    {Array.from({ length: props.to - props.from }, (_, column) => {
      const row = props.rowAt(props.from + column);
      return (
        <div key={props.from + column} {...flags(props, row, props.from + column)} role="gridcell" aria-colindex={column + 1} aria-selected={row !== null && props.isChosen(row.id)} className="evidence-tile"
          {...(row === null ? { 'aria-busy': true } : {})}>
          {row === null ? null : !isRead(row) ? <span className="evidence-unread"><UnreadItem id={row.id} /></span> : <EvidenceTile row={row} coverUnreviewed={props.coverUnreviewed} />}
        </div>
      );
    })}
  </div>
);

// Made again only when something of it changed: every function it is given is stable while the list is scrolled.
export const ItemsLine = memo((props: ItemsLineProps) => (props.layout === 'table' ? <TableLine {...props} /> : <TilesLine {...props} />));
ItemsLine.displayName = 'ItemsLine';
