// Asks before removed items are made unreadable for good: which, what goes, what stays, and which copies may still hold them. The safe button has the focus.
import { useState } from 'react';
import type { Selection } from '../../../../shared/evidence/schema.ts';
import { useAnswer } from '../../../data/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Bdi } from '../../../ui/Bdi.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { FailureLine } from '../../../ui/FailureLine.tsx';
import { ItemNumber } from '../../../ui/ItemNumber.tsx';
import { Line } from '../../../ui/Line.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { useDestroyItems } from '../hooks/use-destroy-items.ts';
import { CopiesThatStay } from './CopiesThatStay.tsx';

interface DestroyDialogProps {
  readonly selection: Selection;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const shortestReason = 3;

export const DestroyDialog = ({ selection, onClose, onDone }: DestroyDialogProps) => {
  const t = useText();
  const about = useAnswer('evidence.aboutDestroying', { selection });
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const { destroy, isDestroying, failure } = useDestroyItems();
  const missing = reason.trim().length < shortestReason;
  const { items: count, first, workingCopies } = about.data ?? { items: 0, first: [], workingCopies: 0 };
  const go = (): void => {
    setAsked(true);
    if (missing || count === 0) return;
    destroy(selection, count, reason.trim(), () => {
      onClose();
      onDone();
    });
  };
  return (
    <Dialog kind="alert" title={t('evidence.destroyTitle', { count })} isOpen onClose={onClose} buttons={
      <>
        <Button autoFocus onPress={onClose}>{t('evidence.destroyKeep', { count })}</Button>
        <Button kind="danger-final" isDisabled={isDestroying || count === 0} onPress={go}>{t('evidence.destroyConfirm', { count })}</Button>
      </>
    }>
      <div className="stack">
        {about.error === null ? null : <FailureLine failure={about.error.failure} />}
        <ul role="list" className="stack" data-gap="small">
          {first.map(({ id, name }) => <li key={id}><ItemNumber of={id} /> <Bdi value={name} /></li>)}
          {count > first.length ? <li>{t('evidence.destroyMore', { count: count - first.length })}</li> : null}
        </ul>
        <Line tone="danger" mark="wrong">{t('evidence.destroyEffect', { count })}</Line>
        <p>{t('evidence.destroyStays')}</p>
        {workingCopies === 0 ? null : <p>{t('evidence.destroyWorkingCopies', { count: workingCopies })}</p>}
        <CopiesThatStay />
        <TextArea label={t('evidence.putAwayReason')} hint={t('evidence.exportReasonHint')} value={reason} onChange={setReason} maxLength={1000} error={asked && missing ? t('evidence.destroyReasonNeeded') : null} />
        {failure === null ? null : <FailureLine failure={failure} />}
      </div>
    </Dialog>
  );
};
