// The line over every place of the made-up case: what it is, what happens to it, and the passphrase that some things ask for.
import { madeUpPassphrase } from '../../shared/made-up-case.ts';
import { useText } from '../i18n/use-text.ts';
import { Line } from '../ui/Line.tsx';
import { useSession } from './session-context.ts';

export const MadeUpNote = () => {
  const t = useText();
  const { isMadeUp } = useSession();
  return isMadeUp ? <Line tone="info">{t('frame.madeUp', { passphrase: madeUpPassphrase })}</Line> : null;
};
