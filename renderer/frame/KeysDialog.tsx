// The list of keys over whatever is open, and the way to change them.
import { useCommands } from '../commands/CommandProvider.tsx';
import { KeyList } from '../features/help/KeyList.tsx';
import { useText } from '../i18n/use-text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useRouter } from './RouteProvider.tsx';

export const KeysDialog = ({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) => {
  const t = useText();
  const router = useRouter();
  const { keysOf } = useCommands();
  const change = (): void => {
    onClose();
    router.go({ place: 'settings', section: 'keys' });
  };
  return (
    <Dialog title={t('keys.listTitle')} isOpen={isOpen} onClose={onClose} buttons={<Button onPress={change}>{t('keys.changeHere')}</Button>}>
      <KeyList keysOf={keysOf} />
    </Dialog>
  );
};
