// Removes items from the list: says what that does and what it leaves, and asks why. It can be taken back.
import { useState } from 'react';
import type { Selection } from '../../../../shared/evidence/schema.ts';
import { useText } from '../../../i18n/use-text.ts';
import { FromBefore } from '../../../session/FromBefore.tsx';
import { useFormDraft } from '../../../session/use-form-draft.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { FailureLine } from '../../../ui/FailureLine.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { useMoveItems } from '../hooks/use-move-items.ts';

interface RemoveDialogProps {
  readonly selection: Selection;
  readonly count: number;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const shortestReason = 3;

export const RemoveDialog = ({ selection, count, onClose, onDone }: RemoveDialogProps) => {
  const t = useText();
  const form = useFormDraft('put-away', onClose);
  const reason = form.word('reason').trim();
  const [asked, setAsked] = useState(false);
  const { move, isMoving, failure } = useMoveItems();
  const missing = reason.length < shortestReason;
  const go = (): void => {
    setAsked(true);
    if (missing) return;
    move({ selection, count, to: { reason } }, () => {
      form.close();
      onDone();
    });
  };
  return (
    <Dialog title={t('evidence.putAwayTitle', { count })} isOpen onClose={form.close} buttons={
      <>
        <Button onPress={form.close}>{t('ui.cancel')}</Button>
        <Button kind="primary" isDisabled={isMoving} onPress={go}>{t('evidence.putAwayConfirm', { count })}</Button>
      </>
    }>
      <div className="stack">
        <FromBefore form={form} />
        <p>{t('evidence.putAwayBody', { count })}</p>
        <p>{t('evidence.putAwayStays', { count })}</p>
        <TextArea label={t('evidence.putAwayReason')} hint={t('evidence.exportReasonHint')} value={form.word('reason')} onChange={form.setWord('reason')} maxLength={1000} autoFocus error={asked && missing ? t('evidence.putAwayReasonNeeded', { count }) : null} />
        {failure === null ? null : <FailureLine failure={failure} />}
      </div>
    </Dialog>
  );
};
