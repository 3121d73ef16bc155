// Where the file and people say different things: both, side by side, neither corrected.
import type { EvidenceItem } from '../../../../shared/evidence/schema.ts';
import type { Formatter } from '../../../../shared/i18n/format.ts';
import { useFormatter } from '../../../i18n/use-text.ts';
import { Bdi } from '../../../ui/Bdi.tsx';
import { UncertainDateText } from '../../../ui/UncertainDateText.tsx';
import { coordinates } from '../rules/coordinates.ts';
import { differencesOf, type Difference } from '../rules/differences.ts';
import { Facts } from './Facts.tsx';

const clockWords = (minutes: number | null, formatter: Formatter): string | null =>
  minutes === null || minutes === 0 ? null : formatter.text(minutes > 0 ? 'details.clockAhead' : 'details.clockBehind', { minutes: Math.abs(minutes) });

const sides = (difference: Difference, formatter: Formatter): { readonly words: string; readonly file: React.ReactNode; readonly people: React.ReactNode } => {
  const t = formatter.text;
  switch (difference.about) {
    case 'captured': {
      const clock = clockWords(difference.clockOffsetMinutes, formatter);
      return { words: t('details.differCaptured'), file: <UncertainDateText date={difference.file} />, people: <><UncertainDateText date={difference.people} />{clock === null ? null : <> {clock}</>}</> };
    }
    case 'place':
      return { words: t('details.differPlace'), file: <span dir="ltr">{coordinates(difference.latitude, difference.longitude)}</span>, people: <Bdi value={difference.people} /> };
    case 'spot':
      return { words: t('details.differSpot'), file: <span dir="ltr">{coordinates(difference.latitude, difference.longitude)}</span>, people: <span dir="ltr">{difference.people}</span> };
    case 'device':
      return { words: t('details.differDevice'), file: <Bdi value={difference.device} />, people: <Bdi value={difference.people} /> };
    case 'kind':
      return { words: t('details.differKind'), file: formatter.value('viewerKind', difference.file), people: formatter.value('evidenceKind', difference.people) };
    case 'maker':
      return { words: t('details.differMaker'), file: <Bdi value={difference.device} />, people: <Bdi value={difference.people} /> };
  }
};

export const Differences = ({ item }: { readonly item: EvidenceItem }) => {
  const formatter = useFormatter();
  const differences = differencesOf(item);
  if (differences.length === 0) return null;
  return (
    <section className="stack" data-gap="small">
      <h2>{formatter.text('details.differ')}</h2>
      <p className="text-2">{formatter.text('details.differHelp')}</p>
      {differences.map((difference) => {
        const { words, file, people } = sides(difference, formatter);
        return (
          <div key={difference.about} className="stack" data-gap="small">
            <h3>{words}</h3>
            <Facts facts={[{ name: formatter.text('details.fileSays'), value: file }, { name: formatter.text('details.peopleSay'), value: people }]} />
          </div>
        );
      })}
    </section>
  );
};
