// The window: language and looks around, then the way in or the open vault.
import { PreferencesProvider } from './session/PreferencesProvider.tsx';
import { SessionGate } from './session/session-gate.tsx';

export const App = () => (
  <PreferencesProvider>
    <SessionGate />
  </PreferencesProvider>
);
