// The cells of one row of the table.
import type { ReactNode } from 'react';
import type { EvidenceRow, TableColumn } from '../../../../shared/evidence/schema.ts';
import { dateSentence } from '../../../../shared/i18n/date-sentence.ts';
import type { Formatter } from '../../../../shared/i18n/format.ts';
import type { Formats } from '../../../../shared/i18n/formats.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useFormatter } from '../../../i18n/use-text.ts';
import { Bdi } from '../../../ui/Bdi.tsx';
import { ItemNumber } from '../../../ui/ItemNumber.tsx';
import { withoutControls } from '../../../ui/control-characters.ts';
import { EmptyCell } from '../../../ui/EmptyCell.tsx';
import { Mark, type MarkState } from '../../../ui/Mark.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { CaseOfItem } from '../../cases/CaseOfItem.tsx';
import { PrivilegedMark } from './PrivilegedMark.tsx';
import { ItemPicture } from './ItemPicture.tsx';

const markOfCheck: Readonly<Record<EvidenceRow['check'], MarkState>> = { equal: 'fine', 'not-checked': 'not-known', 'set-aside': 'wrong' };
const shownTags = 2;

interface EvidenceCellsProps {
  readonly row: EvidenceRow;
  readonly coverUnreviewed: boolean;
  readonly columns: readonly TableColumn[];
}

const nameOf = (row: EvidenceRow): string => (row.title === '' ? row.fileName : row.title);

/** One line that may be cut where there is no room; pointing at it shows the whole. */
const OneLine = ({ words, children = words }: { readonly words: string; readonly children?: ReactNode }) => <span className="evidence-one-line" dir="auto" title={words}>{children}</span>;

const cells: Readonly<Record<TableColumn, (props: EvidenceCellsProps, formatter: Formatter, formats: Formats) => ReactNode>> = {
  picture: ({ row, coverUnreviewed }) => <ItemPicture row={row} coverUnreviewed={coverUnreviewed} />,
  id: ({ row }) => <ItemNumber of={row.id} />,
  case: ({ row }) => <CaseOfItem of={row.case} />,
  title: ({ row }, formatter) => <>{row.isWorkingCopy ? <Tag words={formatter.text('copies.mark')} /> : null}{row.privileged ? <PrivilegedMark words={formatter.text('evidence.privilegedMark')} /> : null}<Bdi className="evidence-one-line" title={withoutControls(nameOf(row))} value={nameOf(row)} /></>,
  kind: ({ row }, formatter) => <OneLine words={formatter.value('evidenceKind', row.kind)} />,
  captured: ({ row }, formatter) => (row.capturedAt === null ? <EmptyCell /> : <OneLine words={dateSentence(row.capturedAt, formatter)}>{dateSentence(row.capturedAt, formatter, 'short')}</OneLine>),
  added: ({ row }, _, formats) => <OneLine words={formats.shortDate(row.addedAt)} />,
  size: ({ row }, _, formats) => <OneLine words={formats.bytes(row.size)} />,
  tags: ({ row }, formatter) => (
    <span className="evidence-cell-tags" title={row.tags.map(withoutControls).join(', ')}>
      {row.unreadTags === undefined ? null : <Mark state="wrong" spoken={formatter.text('list.unreadTags', { count: row.unreadTags })} />}
      {row.tags.length === 0 ? (row.unreadTags === undefined ? <EmptyCell /> : null) : row.tags.slice(0, shownTags).map((tag) => <Tag key={tag} words={tag} />)}
      {row.tags.length > shownTags ? <span>{formatter.text('evidence.moreTags', { count: row.tags.length - shownTags })}</span> : null}
    </span>
  ),
  links: ({ row }, _, formats) => <OneLine words={formats.number(row.links)} />,
  privileged: ({ row }, formatter) => (row.privileged ? <OneLine words={formatter.value('legalPrivilege', 'yes')} /> : <EmptyCell />),
  check: ({ row }, formatter) => (row.removal !== null ? <><Mark state="attention" spoken={null} /><OneLine words={formatter.text(row.destruction === null ? 'evidence.onlyRemoved' : 'evidence.onlyDestroyed')} /></> : <><Mark state={markOfCheck[row.check]} spoken={null} /><OneLine words={formatter.value('checkState', row.check)} /></>),
};

export const EvidenceCells = (props: EvidenceCellsProps) => {
  const formats = useFormats();
  const formatter = useFormatter();
  return props.columns.map((column) => (
    <div key={column} role="gridcell" className="evidence-cell" data-column={column} {...(column === 'id' ? { dir: 'ltr' } : {})}>{cells[column](props, formatter, formats)}</div>
  ));
};
