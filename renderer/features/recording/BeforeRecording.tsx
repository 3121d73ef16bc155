// Before anything is recorded: sound, or picture and sound, what will happen to it, and how much of it there is room for.
import { bytesPerHour } from '../../../shared/recording/rules.ts';
import { filmBytesPerHour } from '../../../shared/recording/film-piece.ts';
import type { Medium } from '../../../shared/recording/schema.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { RadioGroup } from '../../ui/RadioGroup.tsx';

interface BeforeRecordingProps {
  readonly medium: Medium;
  readonly hasCamera: boolean;
  readonly isDisabled: boolean;
  readonly onMedium: (medium: Medium) => void;
}

export const BeforeRecording = ({ medium, hasCamera, isDisabled, onMedium }: BeforeRecordingProps) => {
  const t = useText();
  const formats = useFormats();
  const free = useAnswer('home.overview', {}).data?.disk?.free ?? null;
  const perHour = medium === 'film' ? filmBytesPerHour : bytesPerHour;
  return (
    <>
      {hasCamera ? (
        <RadioGroup<Medium> label={t('recording.medium')} layout="row" value={medium} isDisabled={isDisabled} onChange={onMedium}
          options={[{ value: 'sound', words: t('recording.mediumSound') }, { value: 'film', words: t('recording.mediumFilm') }]} />
      ) : null}
      <p>{t('recording.what', { medium })}</p>
      <p>{t('recording.size', { perHour: formats.bytes(perHour), medium })}{free === null ? null : <> {t('recording.free', { free: formats.bytes(free), hours: Math.floor(free / (2 * perHour)) })}</>}</p>
      <p>{t('recording.lockEnds')}</p>
    </>
  );
};
