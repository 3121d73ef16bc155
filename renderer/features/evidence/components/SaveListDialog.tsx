// Writes items as a list outside the vault: says what the list holds and that it will not be encrypted, asks why and for whom, then where to.
import { useState } from 'react';
import type { InputOf } from '../../../../shared/contract/registry.ts';
import type { Selection } from '../../../../shared/evidence/schema.ts';
import { useCommand } from '../../../data/use-answer.ts';
import { useFormatter } from '../../../i18n/use-text.ts';
import { announce } from '../../../session/notices.ts';
import { FromBefore } from '../../../session/FromBefore.tsx';
import { useFormDraft } from '../../../session/use-form-draft.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { FailureLine } from '../../../ui/FailureLine.tsx';
import { Line } from '../../../ui/Line.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { TextField } from '../../../ui/TextField.tsx';

interface SaveListDialogProps {
  readonly selection: Selection;
  readonly count: number;
  readonly onClose: () => void;
}

const shortestReason = 3;

export const SaveListDialog = ({ selection, count, onClose }: SaveListDialogProps) => {
  const { text: t, language } = useFormatter();
  const [format, setFormat] = useState<InputOf<'evidence.saveList'>['format']>('csv');
  const form = useFormDraft('save-list', onClose);
  const [reason, recipient] = [form.word('reason'), form.word('recipient')];
  const [asked, setAsked] = useState(false);
  const save = useCommand('evidence.saveList', ['custody.page', 'custody.head']);
  const missing = reason.trim().length < shortestReason;
  const go = (): void => {
    setAsked(true);
    if (missing) return;
    save.mutate({ selection, format, reason: reason.trim(), recipient: recipient.trim(), language }, {
      onSuccess: ({ saved }) => {
        // The person closed the dialog for the place: nothing was written and the reason is kept.
        if (!saved) return;
        announce(t('evidence.saveListDone', { count }));
        form.close();
      },
    });
  };
  return (
    <Dialog title={t('evidence.saveListTitle', { count })} isOpen onClose={form.close} buttons={
      <>
        <Button onPress={form.close}>{t('ui.cancel')}</Button>
        <Button kind="primary" isDisabled={save.isPending} onPress={go}>{t('evidence.saveListConfirm')}</Button>
      </>
    }>
      <div className="stack">
        <FromBefore form={form} />
        <Line tone="warn" mark="attention">{t('evidence.saveListBody')}</Line>
        <TextArea label={t('evidence.exportReason')} hint={t('evidence.exportReasonHint')} value={reason} onChange={form.setWord('reason')} maxLength={1000} autoFocus error={asked && missing ? t('evidence.saveListReasonNeeded') : null} />
        <TextField label={t('evidence.exportRecipient')} note={t('ui.optional')} value={recipient} onChange={form.setWord('recipient')} maxLength={1000} />
        <RadioGroup label={t('evidence.saveListFormat')} value={format} onChange={setFormat} options={[{ value: 'csv', words: t('evidence.saveListCsv') }, { value: 'text', words: t('evidence.saveListText') }]} />
        {save.error === null ? null : <FailureLine failure={save.error.failure} />}
      </div>
    </Dialog>
  );
};
