// How far the making of many copies is. Nothing has left the vault while it is shown, and it says so.
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import type { CopiesProgress as Progress } from '../hooks/use-leaving-several.ts';

export const CopiesProgress = ({ progress: { done, of, left } }: { readonly progress: Progress }) => {
  const t = useText();
  const formats = useFormats();
  const words = t('copies.severalStep', { copy: Math.min(done + 1, of), copies: of });
  return (
    <div className="stack">
      <p role="status" className="only-spoken">{t('copies.severalMaking')}</p>
      <p>{words}{left === null ? null : <span className="text-2"> {t('activity.timeLeft', { time: formats.roughly(left) })}</span>}</p>
      <ProgressBar name={t('copies.severalMaking')} share={done / Math.max(1, of)} words={words} />
      <p className="text-2">{t('copies.severalMeanwhile')}</p>
    </div>
  );
};
