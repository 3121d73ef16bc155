// How far long work is; never goes backwards. Spoken every tenth, so that it does not talk without end.
import { ProgressBar as AriaProgressBar } from 'react-aria-components';
import './line.css';

interface ProgressBarProps {
  readonly name: string;
  /** 0 to 1; null while the whole is not known. */
  readonly share: number | null;
  /** What the bar stands at, in words. */
  readonly words?: string;
}

export const ProgressBar = ({ name, share, words }: ProgressBarProps) => {
  const percent = share === null ? 0 : Math.min(100, Math.max(0, share * 100));
  return (
    <AriaProgressBar className="ui-progress" aria-label={name} isIndeterminate={share === null} value={Math.floor(percent / 10) * 10} {...(words === undefined ? {} : { valueLabel: words })}>
      <div className="ui-progress-track">
        <div className="ui-progress-fill" style={{ inlineSize: `${String(percent)}%` }} />
      </div>
    </AriaProgressBar>
  );
};
