// Nothing while all is well, or that there is nothing to save for whoever asked to, or that the window came back to where it was and when it last saved; then "Saved 14:03" after a change, "Saving", or "Not saved" with what can be done. The words come
// from the vault's answers.
import { useState } from 'react';
import { useFormats } from '../i18n/use-formats.ts';
import { useFormatter } from '../i18n/use-text.ts';
import { useSaveState } from '../session/save-state.ts';
import { useCopyText } from '../session/use-copy-text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureLine } from '../ui/FailureLine.tsx';
import { Mark } from '../ui/Mark.tsx';

export const SaveStateText = () => {
  const { text: t } = useFormatter();
  const formats = useFormats();
  const copy = useCopyText();
  const state = useSaveState();
  const [isOpen, setOpen] = useState(false);
  if (state.kind === 'not-saved') {
    return (
      <>
        <Button onPress={() => { setOpen(true); }}><span className="frame-not-saved"><Mark state="wrong" spoken={null} />{t('frame.notSaved')}</span></Button>
        <span className="only-spoken" role="alert">{t('frame.notSaved')}</span>
        <Dialog title={t('frame.notSaved')} isOpen={isOpen} onClose={() => { setOpen(false); }}
          buttons={<><Button onPress={() => { copy(state.text); }}>{t('frame.notSavedCopy')}</Button><Button kind="primary" onPress={() => { setOpen(false); state.tryAgain(); }}>{t('frame.tryAgain')}</Button></>}>
          <div className="stack">
            <FailureLine failure={state.failure} />
            <p className="text-2">{t('frame.notSavedCopyNote')}</p>
          </div>
        </Dialog>
      </>
    );
  }
  const words = (): string | null => {
    switch (state.kind) {
      case 'back':
        return state.savedAt === null ? t('frame.backWhereYouWere') : t('frame.backLastSaved', { time: formats.time(state.savedAt) });
      case 'saving':
        return t('frame.saving');
      case 'saved':
        return t('frame.saved', { time: formats.time(state.at) });
      case 'nothing':
        return t('frame.nothingToSave', { time: formats.time(state.at) });
      case 'quiet':
        return null;
    }
  };
  return (
    <span role="status" className="frame-saved">
      {words()}
    </span>
  );
};
