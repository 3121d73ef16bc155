// What a duress passphrase does and what it cannot do. Read before anything is chosen; every sentence here is a promise or a warning.
import { useText } from '../../i18n/use-text.ts';
import { Sentences } from './Sentences.tsx';

export const AboutDuress = () => {
  const t = useText();
  return (
    <>
      <h2>{t('panic.aboutCan')}</h2>
      <Sentences of={['duress.can1', 'duress.can2', 'duress.can3']} />
      <h2>{t('panic.aboutCannot')}</h2>
      <Sentences of={['duress.cannotPeople', 'duress.cannotHide', 'duress.cannotCopies', 'duress.cannotDisk', 'duress.cannotLaw', 'duress.cannotWatch']} />
    </>
  );
};
