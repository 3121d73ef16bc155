// The window: language and looks around, then the way in or the open vault.
import { PanicProvider } from './features/panic/PanicProvider.tsx';
import { PassphraseAgain } from './session/PassphraseAgain.tsx';
import { PreferencesProvider } from './session/PreferencesProvider.tsx';
import { SessionGate } from './session/session-gate.tsx';

export const App = () => (
  <PreferencesProvider>
    <PanicProvider>
      <SessionGate />
      <PassphraseAgain />
    </PanicProvider>
  </PreferencesProvider>
);
