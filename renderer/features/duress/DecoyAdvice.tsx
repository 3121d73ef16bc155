// How a decoy is kept so that it convinces somebody, and what ends it.
import { useText } from '../../i18n/use-text.ts';
import { Sentences } from './Sentences.tsx';

export const DecoyAdvice = () => {
  const t = useText();
  return (
    <>
      <p className="reading">{t('duress.decoyWhat')}</p>
      <Sentences of={['duress.decoyContent', 'duress.decoyWork', 'duress.decoyPassphrase', 'duress.decoyMove', 'duress.decoySilent', 'duress.decoyPanic']} />
    </>
  );
};
