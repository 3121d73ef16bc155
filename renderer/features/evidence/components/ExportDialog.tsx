// Takes copies out of the vault: says that they will not be encrypted, asks why and for whom, then where to.
import { useState } from 'react';
import type { Selection } from '../../../../shared/evidence/schema.ts';
import { useCommand } from '../../../data/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useLeaving } from '../hooks/use-leaving.ts';
import { useLeavingSeveral } from '../hooks/use-leaving-several.ts';
import { onlyOne } from '../rules/leaving.ts';
import { CopiesProgress } from './CopiesProgress.tsx';
import { LeavingFields } from './LeavingFields.tsx';
import { LeavingSeveralFields } from './LeavingSeveralFields.tsx';
import { announce } from '../../../session/notices.ts';
import { FromBefore } from '../../../session/FromBefore.tsx';
import { useFormDraft } from '../../../session/use-form-draft.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { FailureLine } from '../../../ui/FailureLine.tsx';
import { Line } from '../../../ui/Line.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { usePrivileged } from '../hooks/use-privileged.ts';
import { PrivilegedQuestion } from './PrivilegedQuestion.tsx';

interface ExportDialogProps {
  readonly selection: Selection;
  readonly count: number;
  readonly onClose: () => void;
}

const shortestReason = 3;

export const ExportDialog = ({ selection, count, onClose }: ExportDialogProps) => {
  const t = useText();
  const form = useFormDraft('export', onClose);
  const [reason, recipient] = [form.word('reason'), form.word('recipient')];
  const privileged = usePrivileged(selection, form);
  const [asked, setAsked] = useState(false);
  const copies = useCommand('evidence.exportCopies');
  const isOne = onlyOne(selection) !== null;
  const one = useLeaving(selection, form.word('leaving'), privileged.way);
  const several = useLeavingSeveral(selection, form.word('leaving'), privileged.way, !isOne);
  const leaving = isOne ? one : several;
  const { progress } = several;
  const leavingCount = several.count ?? count;
  const missing = reason.trim().length < shortestReason;
  const isBusy = copies.isPending || one.isMaking || progress !== null || !leaving.isKnown;
  const go = async (): Promise<void> => {
    setAsked(true);
    if (missing || privileged.isUnanswered || isBusy) return;
    const leaves = await leaving.selectionFor();
    if (leaves === null) return;
    const going = leaves.by === 'ids' ? leaves.ids.length : count;
    copies.mutate({ selection: leaves, reason: reason.trim(), recipient: recipient.trim(), privileged: privileged.way }, {
      onSuccess: ({ job }) => {
        // Null when the person closed the dialog for the folder: nothing was copied and the reason is kept.
        if (job === null) return;
        announce(t('evidence.exportStarted', { count: going }));
        form.close();
      },
    });
  };
  return (
    <Dialog title={t('evidence.exportTitle', { count: leavingCount })} isOpen onClose={progress === null ? form.close : several.stop} buttons={progress !== null ? <Button autoFocus onPress={several.stop}>{t('copies.stop')}</Button> : (
      <>
        <Button onPress={form.close}>{t('ui.cancel')}</Button>
        <Button kind="primary" isDisabled={isBusy} onPress={() => { void go(); }}>{t('evidence.exportConfirm', { count: leavingCount })}</Button>
      </>
    )}>
      {progress !== null ? <CopiesProgress progress={progress} /> : (
        <div className="stack">
          <FromBefore form={form} />
          <Line tone="warn" mark="attention">{t(count === 1 ? 'evidence.exportBody' : 'evidence.exportBodyMany')}</Line>
          {privileged.count === 0 ? null : <PrivilegedQuestion count={privileged.count} value={privileged.way} onChange={privileged.choose} isMissing={asked && privileged.isUnanswered} />}
          {isOne ? <LeavingFields choice={one} onChange={form.setWord('leaving')} /> : <LeavingSeveralFields choice={several} onChange={form.setWord('leaving')} />}
          <TextArea label={t('evidence.exportReason')} hint={t('evidence.exportReasonHint')} value={reason} onChange={form.setWord('reason')} maxLength={1000} autoFocus error={asked && missing ? t('evidence.exportReasonNeeded') : null} />
          <TextField label={t('evidence.exportRecipient')} note={t('ui.optional')} value={recipient} onChange={form.setWord('recipient')} maxLength={1000} />
          {copies.error === null ? null : <FailureLine failure={copies.error.failure} />}
        </div>
      )}
    </Dialog>
  );
};
