// Help before a vault is open: a button, and F1. The keys are those everyone begins with, because changed ones lie inside the vault.
import { useEffect, useState } from 'react';
import { CircleHelp } from 'lucide-react';
import { keysOf } from '../../commands/key-routing.ts';
import { isMacKeyboard, shownCombination } from '../../commands/keys.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { HelpBrowser } from './HelpBrowser.tsx';
import type { HelpAsked } from './topics.ts';

const firstKeys = (id: string): readonly string[] => keysOf(id, {}).map((keys) => shownCombination(keys, isMacKeyboard(navigator.platform)));

export const HelpDialog = ({ asked }: { readonly asked: HelpAsked }) => {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'F1') return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener('keydown', press);
    return () => { window.removeEventListener('keydown', press); };
  }, []);
  return (
    <>
      <Button kind="quiet" icon={CircleHelp} onPress={() => { setOpen(true); }}>{t('help.title')}</Button>
      <Dialog title={t('help.title')} isOpen={isOpen} onClose={() => { setOpen(false); }}><HelpBrowser asked={asked} keysOf={firstKeys} /></Dialog>
    </>
  );
};
