// What an empty vault says: what belongs here, what comes first, where to read more.
import { useCommands } from '../../commands/CommandProvider.tsx';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';

export const FirstSteps = () => {
  const t = useText();
  const { context, keysOf } = useCommands();
  return (
    <>
      <h2>{t('home.empty')}</h2>
      <p className="reading">{t('home.emptyHelp')}</p>
      <ol className="home-steps">
        <li>{t('home.firstAdd')}</li>
        <li>{t('home.firstDescribe')}</li>
        <li>{t('home.firstWitness')}</li>
        <li>{t('home.firstLock', { keys: keysOf('lock')[0] ?? '' })}</li>
      </ol>
      <div className="home-fold"><Button kind="quiet" onPress={context.openHelp}>{t('home.firstHelp')}</Button></div>
    </>
  );
};
