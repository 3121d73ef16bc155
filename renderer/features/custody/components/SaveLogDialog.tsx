// Writes the custody log, as it is filtered, as a list outside the vault: says what it holds and that it will not be encrypted, asks why and for whom, then where to.
import { useState } from 'react';
import type { InputOf } from '../../../../shared/contract/registry.ts';
import type { LogFilter } from '../../../../shared/custody/schema.ts';
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

interface SaveLogDialogProps {
  /** Null for the whole log. */
  readonly filter: LogFilter | null;
  readonly count: number;
  readonly onClose: () => void;
}

const shortestReason = 3;

export const SaveLogDialog = ({ filter, count, onClose }: SaveLogDialogProps) => {
  const { text: t, language } = useFormatter();
  const [format, setFormat] = useState<InputOf<'evidence.saveLog'>['format']>('csv');
  const form = useFormDraft('save-log', onClose);
  const [reason, recipient] = [form.word('reason'), form.word('recipient')];
  const [asked, setAsked] = useState(false);
  const save = useCommand('evidence.saveLog', ['custody.page', 'custody.head']);
  const missing = reason.trim().length < shortestReason;
  const go = (): void => {
    setAsked(true);
    if (missing) return;
    save.mutate({ filter, format, reason: reason.trim(), recipient: recipient.trim(), language }, {
      onSuccess: ({ saved }) => {
        // The person closed the dialog for the place: nothing was written and the reason is kept.
        if (!saved) return;
        announce(t('custody.logSaved', { count }));
        form.close();
      },
    });
  };
  return (
    <Dialog title={t('custody.logSaveTitle', { count })} isOpen onClose={form.close} buttons={
      <>
        <Button onPress={form.close}>{t('ui.cancel')}</Button>
        <Button kind="primary" isDisabled={save.isPending} onPress={go}>{t('evidence.saveListConfirm')}</Button>
      </>
    }>
      <div className="stack">
        <FromBefore form={form} />
        <Line tone="warn" mark="attention">{t('custody.logSaveBody')}</Line>
        <TextArea label={t('evidence.exportReason')} hint={t('evidence.exportReasonHint')} value={reason} onChange={form.setWord('reason')} maxLength={1000} autoFocus error={asked && missing ? t('evidence.saveListReasonNeeded') : null} />
        <TextField label={t('evidence.exportRecipient')} note={t('ui.optional')} value={recipient} onChange={form.setWord('recipient')} maxLength={1000} />
        <RadioGroup label={t('evidence.saveListFormat')} value={format} onChange={setFormat} options={[{ value: 'csv', words: t('evidence.saveListCsv') }, { value: 'text', words: t('custody.logSaveText') }]} />
        {save.error === null ? null : <FailureLine failure={save.error.failure} />}
      </div>
    </Dialog>
  );
};
