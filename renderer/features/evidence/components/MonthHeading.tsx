// The heading of a month in the grid, with how many items it has.
import { useFormats } from '../../../i18n/use-formats.ts';
import { useFormatter } from '../../../i18n/use-text.ts';
import { monthWords } from './month-words.ts';

interface MonthHeadingProps {
  readonly month: string;
  readonly count: number;
  readonly rowIndex: number;
  readonly offset: number;
  readonly height: number;
  readonly columns: number;
}

export const MonthHeading = ({ month, count, rowIndex, offset, height, columns }: MonthHeadingProps) => {
  const formatter = useFormatter();
  const formats = useFormats();
  return (
    <div role="row" aria-rowindex={rowIndex} className="evidence-month" style={{ insetBlockStart: offset, blockSize: height }}>
      <div role="rowheader" aria-colspan={columns} className="evidence-month-words">
        <span>{monthWords(month, formatter)}</span>
        <span className="evidence-month-count">{formats.number(count)}</span>
      </div>
    </div>
  );
};
