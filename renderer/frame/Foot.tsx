// What must be reachable whatever is open. It lies above every dialog, outside their focus trap, and is never covered.
import { LockKeyhole } from 'lucide-react';
import { useCommands } from '../commands/CommandProvider.tsx';
import { PanicButton } from '../features/panic/PanicButton.tsx';
import { useText } from '../i18n/use-text.ts';
import { useSession } from '../session/session-context.ts';
import { Button } from '../ui/Button.tsx';
import { KeyHint } from '../ui/KeyHint.tsx';

export const Foot = () => {
  const t = useText();
  const { lock } = useSession();
  const { keysOf } = useCommands();
  return (
    <div className="frame-foot" role="region" aria-label={t('frame.vaultFoot')} data-pane data-react-aria-top-layer="true">
      <Button icon={LockKeyhole} onPress={lock}>{t('frame.lock')}</Button>
      {keysOf('lock').slice(0, 1).map((keys) => <KeyHint key={keys} keys={keys} />)}
      <PanicButton place="sidebar" />
    </div>
  );
};
