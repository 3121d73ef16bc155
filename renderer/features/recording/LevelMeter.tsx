// How loud it is, from silence to the loudest that can be kept. Says in words when next to nothing is heard, or too much.
import { useText } from '../../i18n/use-text.ts';
import { useHeard } from './recording-context.ts';

/** Quieter than this is the floor of the meter. */
const floorDb = -60;

const decibels = (peak: number): number => (peak <= 0 ? floorDb : Math.max(floorDb, 20 * Math.log10(peak)));

export const LevelMeter = ({ isPaused }: { readonly isPaused: boolean }) => {
  const t = useText();
  const { recent } = useHeard();
  const percent = Math.round(((decibels(recent) - floorDb) / -floorDb) * 100);
  const words = t(isPaused ? 'recording.levelPaused' : recent >= 0.99 ? 'recording.levelTooLoud' : percent < 15 ? 'recording.levelQuiet' : 'recording.levelGood');
  return (
    <div className="recording-level">
      <div role="meter" className="recording-level-track" aria-label={t('recording.level')} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent} aria-valuetext={words}>
        <div className="recording-level-fill" style={{ inlineSize: `${String(percent)}%` }} />
      </div>
      <span className="text-2">{words}</span>
    </div>
  );
};
