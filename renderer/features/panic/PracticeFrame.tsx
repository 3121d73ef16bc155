// The striped border and the word, for as long as the gesture acts on a practice vault. It lets every press through to what lies under it.
import { useEffect } from 'react';
import { useText } from '../../i18n/use-text.ts';

export const PracticeFrame = () => {
  const t = useText();
  // What the stripes would cover moves inwards.
  useEffect(() => {
    const page = document.documentElement;
    page.dataset['practice'] = '';
    return () => { delete page.dataset['practice']; };
  }, []);
  return (
    <div className="panic-practice" data-react-aria-top-layer="true">
      <span className="panic-practice-word" role="status">{t('panic.practiceNothing')}</span>
    </div>
  );
};
