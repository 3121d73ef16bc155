// Before it is turned on: what brings the content back, and the questions to settle in calm.
import { useText } from '../../i18n/use-text.ts';

export const WhoRestores = () => {
  const t = useText();
  return (
    <>
      <p className="reading">{t('panic.restoreBackup')}</p>
      <p className="reading">{t('panic.restoreQuestions')}</p>
      <ul className="panic-list reading">
        <li>{t('panic.restoreQuestion1')}</li>
        <li>{t('panic.restoreQuestion2')}</li>
        <li>{t('panic.restoreQuestion3')}</li>
      </ul>
    </>
  );
};
