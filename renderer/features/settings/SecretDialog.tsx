// A dialog that asks for one's own passphrase before it changes who or what can open the vault.
import { useState, type ReactNode } from 'react';
import type { Failure } from '../../../shared/contract/failure.ts';
import { useFormatter } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { PassphraseField } from '../../ui/PassphraseField.tsx';
import { ownPassphraseWords } from './own-passphrase.ts';

interface SecretDialogProps {
  readonly title: string;
  readonly confirm: string;
  readonly safe?: string;
  readonly isFinal?: boolean;
  readonly canConfirm?: boolean;
  readonly isBusy: boolean;
  readonly failure: Failure | null;
  readonly onConfirm: (current: string) => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

export const SecretDialog = ({ title, confirm, safe, isFinal = false, canConfirm = true, isBusy, failure, onConfirm, onClose, children }: SecretDialogProps) => {
  const formatter = useFormatter();
  const t = formatter.text;
  const [current, setCurrent] = useState('');
  const words = failure === null ? undefined : ownPassphraseWords(failure, formatter);
  const ready = canConfirm && current !== '' && !isBusy;
  const submit = (): void => { if (ready) onConfirm(current); };
  return (
    <Dialog kind={isFinal ? 'alert' : 'modal'} title={title} isOpen onClose={onClose}
      buttons={<><Button onPress={onClose} autoFocus={isFinal}>{safe ?? t('ui.cancel')}</Button><Button kind={isFinal ? 'danger-final' : 'primary'} isDisabled={!ready} onPress={submit}>{confirm}</Button></>}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); submit(); }}>
        {children}
        <PassphraseField label={t('passphrase.current')} value={current} onChange={setCurrent} isDisabled={isBusy} />
        {failure === null ? null : <FailureLine failure={failure} {...(words === undefined ? {} : { words })} />}
        <button type="submit" hidden disabled={!ready} />
      </form>
    </Dialog>
  );
};
