// How the bytes came in, the first time and every time again.
import type { EvidenceItem } from '../../../../shared/evidence/schema.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useFormatter } from '../../../i18n/use-text.ts';
import { Bdi } from '../../../ui/Bdi.tsx';
import { Facts } from './Facts.tsx';

export const Arrivals = ({ item }: { readonly item: EvidenceItem }) => {
  const formatter = useFormatter();
  const formats = useFormats();
  const t = formatter.text;
  return (
    <section className="stack" data-gap="small">
      <h2>{t('details.arrivals', { count: item.arrivals.length })}</h2>
      {item.arrivals.map((arrival, at) => (
        <div key={at} className="stack" data-gap="small">
          <h3>{formatter.value('arrivalWay', arrival.way)}</h3>
          <Facts facts={[
            { name: t('details.addedOn'), value: t('details.arrivedAt', { when: formats.dateTime(arrival.arrivedAt), member: arrival.by }) },
            { name: t('details.fileName'), value: <Bdi value={arrival.fileName} /> },
            { name: t('details.sourceFolder'), value: arrival.sourceFolder === '' ? null : <Bdi value={arrival.sourceFolder} direction="ltr" /> },
            { name: t('details.fileModified'), value: arrival.fileModifiedAt === null ? null : formats.dateTime(arrival.fileModifiedAt) },
            { name: t('details.fileCreated'), value: arrival.fileCreatedAt === null ? null : formats.dateTime(arrival.fileCreatedAt) },
          ]} />
        </div>
      ))}
    </section>
  );
};
