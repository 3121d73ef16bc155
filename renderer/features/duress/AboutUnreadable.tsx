// What exactly happens when the passphrase is typed that makes the vault unreadable.
import { Sentences } from './Sentences.tsx';

export const AboutUnreadable = () =>
  <Sentences of={['duress.unreadable1', 'duress.unreadable2', 'duress.unreadable3', 'duress.unreadable4', 'duress.unreadable5', 'duress.unreadable6']} />;
