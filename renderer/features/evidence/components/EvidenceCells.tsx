// The cells of one row of the table.
import type { EvidenceRow } from '../../../../shared/evidence/schema.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useFormatter } from '../../../i18n/use-text.ts';
import { Bdi } from '../../../ui/Bdi.tsx';
import { EmptyCell } from '../../../ui/EmptyCell.tsx';
import { Mark, type MarkState } from '../../../ui/Mark.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { UncertainDateText } from '../../../ui/UncertainDateText.tsx';
import { ItemPicture } from './ItemPicture.tsx';

const markOfCheck: Readonly<Record<EvidenceRow['check'], MarkState>> = { equal: 'fine', 'not-checked': 'not-known', 'set-aside': 'wrong' };
const shownTags = 2;

interface EvidenceCellsProps {
  readonly row: EvidenceRow;
  readonly coverUnreviewed: boolean;
}

export const EvidenceCells = ({ row, coverUnreviewed }: EvidenceCellsProps) => {
  const formats = useFormats();
  const formatter = useFormatter();
  return (
    <>
      <div role="gridcell" className="evidence-cell" data-column="picture"><ItemPicture row={row} coverUnreviewed={coverUnreviewed} /></div>
      <div role="gridcell" className="evidence-cell" data-column="id" dir="ltr">{row.id}</div>
      <div role="gridcell" className="evidence-cell" data-column="title">
        <span className="evidence-one-line" dir="auto"><Bdi value={row.title === '' ? row.fileName : row.title} /></span>
      </div>
      <div role="gridcell" className="evidence-cell" data-column="kind"><span className="evidence-one-line">{formatter.value('evidenceKind', row.kind)}</span></div>
      <div role="gridcell" className="evidence-cell" data-column="captured"><span className="evidence-one-line">{row.capturedAt === null ? <EmptyCell /> : <UncertainDateText date={row.capturedAt} />}</span></div>
      <div role="gridcell" className="evidence-cell" data-column="added"><span className="evidence-one-line">{formats.shortDate(row.addedAt)}</span></div>
      <div role="gridcell" className="evidence-cell" data-column="size"><span className="evidence-one-line">{formats.bytes(row.size)}</span></div>
      <div role="gridcell" className="evidence-cell" data-column="tags">
        {row.tags.length === 0 ? <EmptyCell /> : row.tags.slice(0, shownTags).map((tag) => <Tag key={tag} words={tag} />)}
        {row.tags.length > shownTags ? <span>{formatter.text('evidence.moreTags', { count: row.tags.length - shownTags })}</span> : null}
      </div>
      <div role="gridcell" className="evidence-cell" data-column="check">
        <Mark state={markOfCheck[row.check]} spoken={null} />
        <span className="evidence-one-line">{formatter.value('checkState', row.check)}</span>
      </div>
    </>
  );
};

export const tableColumns = ['picture', 'id', 'title', 'kind', 'captured', 'added', 'size', 'tags', 'check'] as const;
