// One tile of the grid: picture, number and title, and what must not be missed about it in words.
import { Copy, Film, Volume2 } from 'lucide-react';
import type { EvidenceRow } from '../../../../shared/evidence/schema.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useFormatter } from '../../../i18n/use-text.ts';
import { Bdi } from '../../../ui/Bdi.tsx';
import { withoutControls } from '../../../ui/control-characters.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { Mark } from '../../../ui/Mark.tsx';
import { CaseOfItem } from '../../cases/CaseOfItem.tsx';
import { useCaseAsked } from '../../cases/use-case-asked.ts';
import { startsCovered } from '../rules/cover.ts';
import { ItemPicture } from './ItemPicture.tsx';
import { PrivilegedMark } from './PrivilegedMark.tsx';

interface EvidenceTileProps {
  readonly row: EvidenceRow;
  readonly coverUnreviewed: boolean;
}

export const EvidenceTile = ({ row, coverUnreviewed }: EvidenceTileProps) => {
  const everyCase = useCaseAsked() === null;
  const formats = useFormats();
  const formatter = useFormatter();
  return (
    <>
      <span className="evidence-tile-picture">
        <ItemPicture row={row} coverUnreviewed={coverUnreviewed} />
        {row.durationMs === null ? null : (
          <span className="evidence-tile-length" dir="ltr"><Icon of={row.viewer === 'audio' ? Volume2 : Film} /><span>{formats.clock(row.durationMs)}</span></span>
        )}
        {row.isWorkingCopy ? <span className="evidence-tile-length"><Icon of={Copy} /><span>{formatter.text('copies.mark')}</span></span> : null}
      </span>
      <span className="evidence-tile-words" title={withoutControls(row.title === '' ? row.fileName : row.title)}>
        {row.removal === null ? null : <Mark state="attention" spoken={formatter.text(row.destruction === null ? 'evidence.onlyRemoved' : 'evidence.onlyDestroyed')} />}
        {row.check === 'set-aside' ? <Mark state="wrong" spoken={formatter.value('checkState', 'set-aside')} /> : null}
        {row.privileged ? <PrivilegedMark words={formatter.text('evidence.privilegedMark')} /> : null}
        {everyCase ? <CaseOfItem of={row.case} /> : null}
        <span className="evidence-tile-id" dir="ltr">{row.id}</span>
        <Bdi className="evidence-one-line" value={row.title === '' ? row.fileName : row.title} />
        <span className="only-spoken">{formatter.value('evidenceKind', row.kind)}</span>
        {startsCovered(row.sensitivity, coverUnreviewed) ? <span className="only-spoken">{formatter.value('sensitivity', row.sensitivity)}</span> : null}
      </span>
    </>
  );
};
