// Before a list leaves the vault: says what it holds and that it will not be encrypted, asks why, for whom and as what, then where to.
import { useState } from 'react';
import type { InputOf } from '../../../shared/contract/registry.ts';
import type { DraftForm } from '../../../shared/drafts/schema.ts';
import type { CallFailure } from '../../api.ts';
import { useFormatter } from '../../i18n/use-text.ts';
import { announce } from '../../session/notices.ts';
import { FromBefore } from '../../session/FromBefore.tsx';
import { useFormDraft } from '../../session/use-form-draft.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';

type Asked = Pick<InputOf<'evidence.saveList'>, 'format' | 'reason' | 'recipient' | 'language'>;

interface SaveOutsideProps {
  /** What is typed waits under this name until it is saved. */
  readonly draft: DraftForm;
  readonly words: { readonly title: string; readonly warning: string; readonly asText: string; readonly done: string };
  /** Calls `onSaved` when it has written, or with false when the person closed the dialog for the place. */
  readonly save: (asked: Asked, onSaved: (answer: { readonly saved: boolean }) => void) => void;
  readonly isSaving: boolean;
  readonly error: CallFailure | null;
  readonly onClose: () => void;
}

const shortestReason = 3;

export const SaveOutside = ({ draft, words, save, isSaving, error, onClose }: SaveOutsideProps) => {
  const { text: t, language } = useFormatter();
  const [format, setFormat] = useState<Asked['format']>('csv');
  const form = useFormDraft(draft, onClose);
  const [reason, recipient] = [form.word('reason'), form.word('recipient')];
  const [asked, setAsked] = useState(false);
  const missing = reason.trim().length < shortestReason;
  const go = (): void => {
    setAsked(true);
    if (missing) return;
    save({ format, reason: reason.trim(), recipient: recipient.trim(), language }, ({ saved }) => {
      // Nothing was written and the reason is kept.
      if (!saved) return;
      announce(words.done);
      form.close();
    });
  };
  return (
    <Dialog title={words.title} isOpen onClose={form.close} buttons={
      <>
        <Button onPress={form.close}>{t('ui.cancel')}</Button>
        <Button kind="primary" isDisabled={isSaving} onPress={go}>{t('evidence.saveListConfirm')}</Button>
      </>
    }>
      <div className="stack">
        <FromBefore form={form} />
        <Line tone="warn" mark="attention">{words.warning}</Line>
        <TextArea label={t('evidence.exportReason')} hint={t('evidence.exportReasonHint')} value={reason} onChange={form.setWord('reason')} maxLength={1000} autoFocus error={asked && missing ? t('evidence.saveListReasonNeeded') : null} />
        <TextField label={t('evidence.exportRecipient')} note={t('ui.optional')} value={recipient} onChange={form.setWord('recipient')} maxLength={1000} />
        <RadioGroup label={t('evidence.saveListFormat')} value={format} onChange={setFormat} options={[{ value: 'csv', words: t('evidence.saveListCsv') }, { value: 'text', words: words.asText }]} />
        {error === null ? null : <FailureLine failure={error.failure} />}
      </div>
    </Dialog>
  );
};
