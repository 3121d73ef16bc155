// How hard a passphrase is to guess, in words and in steps; green only once it would be accepted.
import { useText } from '../i18n/use-text.ts';
import './field.css';

interface StrengthProps {
  /** 0 to 4; null while nothing was entered. */
  readonly score: number | null;
  readonly accepted: boolean;
  /** Something was entered that has not been judged yet. */
  readonly isJudging: boolean;
}

export const Strength = ({ score, accepted, isJudging }: StrengthProps) => {
  const t = useText();
  return (
    <div className="ui-strength" role="status">
      <span className="ui-strength-steps" data-accepted={accepted || undefined} aria-hidden="true">
        {[0, 1, 2, 3, 4].map((step) => (
          <span key={step} className="ui-strength-step" data-on={(score !== null && step <= score) || undefined} />
        ))}
      </span>
      <span>{score === null ? t(isJudging ? 'ui.strengthJudging' : 'ui.strengthEmpty') : t('ui.strength', { level: String(score) })}</span>
    </div>
  );
};
