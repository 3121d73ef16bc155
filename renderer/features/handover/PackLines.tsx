// Packs that left and came, newest first: with whom, when, how much, and what is still to be said about each.
import type { Pack } from '../../../shared/handover/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { Bdi } from '../../ui/Bdi.tsx';
import { Line } from '../../ui/Line.tsx';
import type { MarkState } from '../../ui/Mark.tsx';

const markOf = ({ doneAt, refused }: Pack): MarkState => (doneAt === null || refused > 0 ? 'attention' : 'fine');

const PackLine = ({ pack }: { readonly pack: Pack }) => {
  const t = useText();
  const formats = useFormats();
  const { direction, senderName, recipients, madeAt, begunAt, doneAt, records, refused, bytes, witness, fileName } = pack;
  const from = senderName === '' ? t('handover.unnamed') : senderName;
  const facts = { records, size: formats.bytes(bytes), date: formats.date(begunAt) };
  return (
    <Line mark={markOf(pack)}>
      <strong><Bdi value={fileName} /></strong>{' '}
      {direction === 'sent' ? t('handover.sent', { ...facts, to: formats.list(recipients) }) : t('handover.received', { ...facts, from, made: formats.date(madeAt) })}{' '}
      {refused === 0 ? null : `${t('handover.refused', { refused })} `}
      {doneAt === null ? t('handover.unfinished') : null}
      {direction === 'received' ? <><br /><span className="text-2">{t('handover.theirWitness', { witness })}</span></> : null}
    </Line>
  );
};

interface PackLinesProps {
  readonly packs: readonly Pack[];
  /** Of how many more what the vault kept is damaged. */
  readonly unread: number;
}

export const PackLines = ({ packs, unread }: PackLinesProps) => {
  const t = useText();
  if (packs.length + unread === 0) return <p className="text-2">{t('handover.noPacks')}</p>;
  return (
    <div className="stack" data-gap="small">
      {packs.map((pack) => <PackLine key={`${pack.id} ${pack.direction}`} pack={pack} />)}
      {unread === 0 ? null : <Line tone="warn" mark="attention">{t('handover.unreadPacks', { count: unread })}</Line>}
    </div>
  );
};
