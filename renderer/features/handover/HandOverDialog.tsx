// Hands chosen items over: for whom, why, and where the pack goes. Everything that is missing is said at once, by its own field.
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/registry.ts';
import type { Selection } from '../../../shared/evidence/schema.ts';
import { longestSenderName } from '../../../shared/handover/schema.ts';
import { useAnswer, useCommand } from '../../data/use-answer.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { announce } from '../../session/notices.ts';
import { FromBefore } from '../../session/FromBefore.tsx';
import { useFormDraft } from '../../session/use-form-draft.ts';
import { Bdi } from '../../ui/Bdi.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { suggestedName } from '../../../shared/backup/rules.ts';
import { UnreadRecipients } from '../backup/UnreadRecipients.tsx';
import { PrivilegedQuestion } from '../evidence/components/PrivilegedQuestion.tsx';
import { usePrivileged } from '../evidence/hooks/use-privileged.ts';
import { pastedKey, RecipientChoice, type Recipients } from './RecipientChoice.tsx';

interface HandOverDialogProps {
  readonly selection: Selection;
  readonly count: number;
  readonly onClose: () => void;
}

const shortestReason = 3;

export const HandOverDialog = ({ selection, count, onClose }: HandOverDialogProps) => {
  const t = useText();
  const formats = useFormats();
  const state = useAnswer('handover.state', {});
  const choose = useCommand('backup.chooseTarget');
  const hand = useCommand('handover.handOver', ['jobs.list']);
  const form = useFormDraft('hand-over', onClose);
  const privileged = usePrivileged(selection, form);
  const [ids, setIds] = useState<Recipients['ids']>([]);
  const to: Recipients = { ids, pasted: form.word('pasted') };
  const [reason, senderName] = [form.word('reason'), form.word('senderName')];
  const [target, setTarget] = useState<OutputOf<'backup.chooseTarget'> | null>(null);
  const [asked, setAsked] = useState(false);
  const key = pastedKey(to);
  const isWrong = to.pasted.trim() !== '' && key === null;
  const forNobody = to.ids.length === 0 && key === null;
  const noReason = reason.trim().length < shortestReason;
  const ticket = target?.ticket ?? null;
  const pick = (): void => { choose.mutate({ suggestedName: suggestedName(new Date()) }, { onSuccess: (answer) => { if (answer.ticket !== null) setTarget(answer); } }); };
  const go = (): void => {
    setAsked(true);
    if (privileged.isUnanswered || ticket === null || noReason || forNobody || isWrong) return;
    hand.mutate({ ticket, selection, recipients: [...to.ids], pasted: key === null ? [] : [key], reason: reason.trim(), senderName: senderName.trim(), privileged: privileged.way },
      { onSuccess: () => { announce(t('handover.started')); form.close(); } });
  };
  return (
    <Dialog title={t('handover.title', { count })} isOpen onClose={form.close}
      buttons={<><Button onPress={form.close}>{t('ui.cancel')}</Button><Button kind="primary" isDisabled={hand.isPending} onPress={go}>{t('handover.action', { count })}</Button></>}>
      <div className="stack">
        <FromBefore form={form} />
        <Line tone="warn" mark="attention">{t('handover.body')}</Line>
        {state.error === null ? null : <FailureLine failure={state.error.failure} />}
        {state.data === undefined ? null : <UnreadRecipients unread={state.data.unread} />}
        <RecipientChoice known={state.data?.recipients ?? []} value={to} onChange={(next) => { setIds(next.ids); form.setWord('pasted')(next.pasted); }} error={!asked ? null : isWrong ? t('backup.recipientWrong') : forNobody ? t('handover.toNeeded') : null} />
        {privileged.count === 0 ? null : <PrivilegedQuestion count={privileged.count} value={privileged.way} onChange={privileged.choose} isMissing={asked && privileged.isUnanswered} />}
        <TextArea label={t('evidence.exportReason')} hint={t('evidence.exportReasonHint')} value={reason} onChange={form.setWord('reason')} maxLength={1000} error={asked && noReason ? t('evidence.exportReasonNeeded') : null} />
        <TextField label={t('handover.senderName')} hint={t('handover.senderNameHint')} note={t('ui.optional')} value={senderName} onChange={form.setWord('senderName')} maxLength={longestSenderName} />
        <div className="stack" data-gap="small">
          <div><Button onPress={pick}>{t(target === null ? 'handover.choosePlace' : 'handover.chooseOtherPlace')}</Button></div>
          {target === null ? null : <Line tone="ok" mark="fine" role="status"><Bdi value={target.name} /> {t('backup.room', { free: formats.bytes(target.freeBytes) })}</Line>}
          {target?.warnings.includes('synced-folder') === true ? <Line tone="warn" mark="attention">{t('handover.synced')}</Line> : null}
          {asked && ticket === null ? <Line tone="danger" mark="wrong" role="alert">{t('handover.placeNeeded')}</Line> : null}
          {choose.error === null ? null : <FailureLine failure={choose.error.failure} />}
        </div>
        {hand.error === null ? null : <FailureLine failure={hand.error.failure} />}
      </div>
    </Dialog>
  );
};
