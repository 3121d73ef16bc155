// The striped border and the word, for as long as there is a practice vault. Says so where the gesture still means the real one. It lets every press
// through to what lies under it.
import { useEffect } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { usePanic } from './panic-context.ts';

export const PracticeFrame = () => {
  const t = useText();
  const panic = usePanic();
  const isInEarnest = panic !== null && panic.mode === 'real' && panic.settings.isSetUp;
  // What the stripes would cover moves inwards.
  useEffect(() => {
    const page = document.documentElement;
    page.dataset['practice'] = '';
    return () => { delete page.dataset['practice']; };
  }, []);
  return (
    <div className="panic-practice" data-react-aria-top-layer="true">
      <span className="panic-practice-word" role="status">{t(isInEarnest ? 'panic.practiceTouched' : 'panic.practiceNothing')}</span>
    </div>
  );
};
