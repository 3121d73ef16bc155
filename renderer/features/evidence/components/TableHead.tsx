// The table's head; sorts by the columns that can be sorted by.
import type { Sort, TableColumn } from '../../../../shared/evidence/schema.ts';
import { useText } from '../../../i18n/use-text.ts';
import { TableHeaderCell } from '../../../ui/TableHeaderCell.tsx';

const sortOf: Readonly<Record<TableColumn, Sort['by'] | null>> = {
  picture: null, id: 'id', case: null, title: 'title', kind: 'kind', captured: 'captured', added: 'added', size: 'size', tags: null, privileged: null, links: null, check: null,
};

interface TableHeadProps {
  readonly columns: readonly TableColumn[];
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
}

export const TableHead = ({ columns, sort, onSort }: TableHeadProps) => {
  const t = useText();
  return (
    <div role="rowgroup" className="evidence-head">
      <div role="row" aria-rowindex={1} className="evidence-line">
        {columns.map((column) => {
          const by = sortOf[column];
          const words = t(`evidence.column.${column}`);
          if (by === null) return <TableHeaderCell key={column} inGrid words={words} />;
          const sorted = sort.by === by ? sort.direction : null;
          return (
            <TableHeaderCell key={column} inGrid words={words} align={column === 'size' ? 'end' : 'start'} sorted={sorted}
              onSort={() => { onSort({ by, direction: sorted === 'descending' ? 'ascending' : 'descending' }); }} />
          );
        })}
      </div>
    </div>
  );
};
