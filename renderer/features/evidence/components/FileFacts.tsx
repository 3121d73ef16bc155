// What the file says about itself, never corrected, and the fingerprint of its bytes.
import type { EvidenceItem } from '../../../../shared/evidence/schema.ts';
import { metadataGroups } from '../../../../shared/evidence/schema.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useFormatter } from '../../../i18n/use-text.ts';
import { useCopyText } from '../../../session/use-copy-text.ts';
import { Bdi } from '../../../ui/Bdi.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Fingerprint } from '../../../ui/Fingerprint.tsx';
import { Line } from '../../../ui/Line.tsx';
import { UncertainDateText } from '../../../ui/UncertainDateText.tsx';
import { coordinates } from '../rules/coordinates.ts';
import { Facts } from './Facts.tsx';
import { ToldFingerprint } from './ToldFingerprint.tsx';

export const FileFacts = ({ item }: { readonly item: EvidenceItem }) => {
  const formatter = useFormatter();
  const formats = useFormats();
  const copy = useCopyText();
  const t = formatter.text;
  const { fileSays } = item;
  const exactBytes = t('details.exactBytes', { bytes: item.size });
  return (
    <div className="stack">
      <Facts facts={[
        ...(item.destruction === null ? [{ name: t('details.fileName'), value: <Bdi value={item.fileName} /> }, { name: t('details.type'), value: <span dir="ltr">{item.mediaType}</span> }] : []),
        { name: t('details.size'), value: item.size < 1000 ? exactBytes : `${formats.bytes(item.size)} (${exactBytes})` },
        ...(fileSays.width === null || fileSays.height === null ? [] : [{ name: t('details.dimensions'), value: <span dir="ltr">{t('details.dimensionsOf', { width: fileSays.width, height: fileSays.height })}</span> }]),
        ...(fileSays.durationMs === null ? [] : [{ name: t('details.duration'), value: <span dir="ltr">{formats.clock(fileSays.durationMs)}</span> }]),
        ...(fileSays.codec === null ? [] : [{ name: t('details.codec'), value: <Bdi value={fileSays.codec} /> }]),
        ...(fileSays.device === null ? [] : [{ name: t('details.device'), value: <Bdi value={fileSays.device} /> }]),
        ...(item.destruction === null ? [{ name: t('details.fileCaptured'), value: fileSays.capturedAt === null ? null : <UncertainDateText date={fileSays.capturedAt} /> }] : []),
        ...(fileSays.latitude === null || fileSays.longitude === null ? [] : [{ name: t('details.coordinates'), value: <span dir="ltr">{coordinates(fileSays.latitude, fileSays.longitude)}</span> }]),
        { name: t('details.addedOn'), value: t('details.addedBy', { when: formats.dateTime(item.addedAt), member: item.addedBy }) },
      ]} />
      <div className="stack" data-gap="small">
        <h3>{t('details.fingerprint')}</h3>
        <Fingerprint value={item.sha256} />
        <div className="row"><Button size="compact" onPress={() => { copy(item.sha256); }}>{t('details.copyFingerprint')}</Button></div>
      </div>
      <ToldFingerprint key={`${item.id} ${item.description.toldFingerprint}`} item={item} />
      {item.metadataProblem === null ? null : <Line tone="warn" mark="attention">{formatter.value('metadataProblem', item.metadataProblem)}</Line>}
      {item.metadata.length === 0 && item.metadataProblem === null && item.destruction === null ? <p className="text-2">{t('details.metadataNone')}</p> : null}
      {metadataGroups.map((group) => {
        const entries = item.metadata.filter((entry) => entry.group === group);
        return entries.length === 0 ? null : (
          <details key={group}>
            <summary>{formatter.value('metadataGroup', group)} · {formats.number(entries.length)}</summary>
            <Facts facts={entries.map((entry) => ({ name: entry.tag, value: <Bdi value={entry.value} /> }))} />
          </details>
        );
      })}
    </div>
  );
};
