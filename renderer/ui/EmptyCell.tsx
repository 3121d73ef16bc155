// A cell with nothing in it: a dash for the eye, "not known" for the ear.
import { useText } from '../i18n/use-text.ts';

export const EmptyCell = () => {
  const t = useText();
  return (
    <>
      <span aria-hidden="true">—</span>
      <span className="only-spoken">{t('ui.notKnown')}</span>
    </>
  );
};
