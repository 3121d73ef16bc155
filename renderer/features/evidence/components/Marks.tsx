// The moments of a recording that were marked in its notes; each leads there.
import { Button } from 'react-aria-components';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Bdi } from '../../../ui/Bdi.tsx';
import type { MarkedMoment } from '../rules/marks.ts';

export const Marks = ({ marks, onSeek }: { readonly marks: readonly MarkedMoment[]; readonly onSeek: (seconds: number) => void }) => {
  const t = useText();
  const formats = useFormats();
  if (marks.length === 0) return null;
  return (
    <ol role="list" className="viewer-marks" aria-label={t('viewer.marks')}>
      {marks.map((mark, at) => (
        <li key={at}>
          <Button className="viewer-mark" onPress={() => { onSeek(mark.seconds); }}>
            <span dir="ltr">{formats.clock(mark.seconds * 1000)}</span>
            {mark.words === '' ? null : <Bdi value={mark.words} />}
          </Button>
        </li>
      ))}
    </ol>
  );
};
