// Dropping files anywhere starts adding; while they hang over the window it says what will happen. Pasting pictures outside a
// field adds them too; pasted text is asked about first, because it may have been meant for a field.
import { useEffect, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useCases } from '../cases/use-cases.ts';
import { useAddDropped, useAddPasted } from './use-add-evidence.ts';

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

const isField = (target: EventTarget | null): boolean => target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea'));

export const DropCover = () => {
  const t = useText();
  const addDropped = useAddDropped();
  const addPasted = useAddPasted();
  const { cases, current } = useCases();
  const [isOver, setOver] = useState(false);
  const [pasted, setPasted] = useState<string | null>(null);
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => { if (event.relatedTarget === null) setOver(false); };
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) addDropped(files);
    };
    const paste = (event: ClipboardEvent): void => {
      if (isField(event.target) || event.clipboardData === null) return;
      const files = [...event.clipboardData.files];
      const text = event.clipboardData.getData('text/plain');
      if (files.length > 0) for (const file of files) void file.arrayBuffer().then((bytes) => { addPasted(file.name === '' ? t('adding.pastedPicture') : file.name, new Uint8Array(bytes)); });
      else if (text.trim() !== '') setPasted(text);
      else return;
      event.preventDefault();
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    window.addEventListener('paste', paste);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
      window.removeEventListener('paste', paste);
    };
  }, [addDropped, addPasted, t]);
  const close = (): void => { setPasted(null); };
  return (
    <>
      {isOver ? <div className="drop-cover"><span>{t('activity.dropHere')}</span>{current === null || cases.length < 2 ? null : <span>{t('cases.addingTo', { code: current.code })}</span>}</div> : null}
      <Dialog title={t('adding.pastedTitle')} isOpen={pasted !== null} onClose={close}
        buttons={<><Button onPress={close}>{t('ui.cancel')}</Button><Button kind="primary" onPress={() => { addPasted(t('adding.pastedText'), new TextEncoder().encode(pasted ?? '')); close(); }}>{t('adding.pastedAdd')}</Button></>}>
        <p dir="auto" className="reading">{pasted?.slice(0, 500)}</p>
      </Dialog>
    </>
  );
};
