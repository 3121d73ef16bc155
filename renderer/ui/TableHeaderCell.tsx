// The head of a table's column, which can sort by it. `role` lets tables built from grids use it too.
import { ArrowDown, ArrowUp } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useText } from '../i18n/use-text.ts';
import { Icon } from './Icon.tsx';
import './table.css';

interface TableHeaderCellProps {
  readonly words: string;
  readonly align?: 'start' | 'end';
  /** Null when the table is not sorted by this column; absent when it cannot be. */
  readonly sorted?: 'ascending' | 'descending' | null;
  readonly onSort?: () => void;
  /** For tables that are grids of blocks and not HTML tables. */
  readonly inGrid?: boolean;
}

export const TableHeaderCell = ({ words, align = 'start', sorted, onSort, inGrid = false }: TableHeaderCellProps) => {
  const t = useText();
  const content = onSort === undefined ? <span className="ui-th-words">{words}</span> : (
    <Button className="ui-sort" onPress={onSort}>
      <span className="ui-th-words">{words}</span>
      {sorted === 'ascending' ? <Icon of={ArrowUp} /> : sorted === 'descending' ? <Icon of={ArrowDown} /> : null}
      {sorted === undefined || sorted === null ? null : <span className="only-spoken">{t(sorted === 'ascending' ? 'ui.sortAscending' : 'ui.sortDescending')}</span>}
    </Button>
  );
  const sort = sorted === undefined ? {} : { 'aria-sort': sorted ?? ('none' as const) };
  return inGrid ? (
    <div role="columnheader" className="ui-th" data-align={align} {...sort}>{content}</div>
  ) : (
    <th scope="col" className="ui-th" data-align={align} {...sort}>{content}</th>
  );
};
