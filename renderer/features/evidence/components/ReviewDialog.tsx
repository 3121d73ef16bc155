// Says that one looked and what one saw, so that others need not.
import { useState } from 'react';
import { sensitivities, type EvidenceItem } from '../../../../shared/evidence/schema.ts';
import { useCommand } from '../../../data/use-answer.ts';
import { useFormatter } from '../../../i18n/use-text.ts';
import { announce } from '../../../session/notices.ts';
import { useNoteUndo } from '../../../session/use-undo.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { FailureLine } from '../../../ui/FailureLine.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';

const found = sensitivities.filter((sensitivity) => sensitivity !== 'not-reviewed');

export const ReviewDialog = ({ item, onClose }: { readonly item: EvidenceItem; readonly onClose: () => void }) => {
  const formatter = useFormatter();
  const t = formatter.text;
  const [sensitivity, setSensitivity] = useState<EvidenceItem['sensitivity'] | null>(item.sensitivity === 'not-reviewed' ? null : item.sensitivity);
  const note = useNoteUndo();
  const review = useCommand('evidence.review', ['evidence.get', 'evidence.page', 'custody.page']);
  return (
    <Dialog title={t('viewer.reviewTitle', { id: item.id })} isOpen onClose={onClose} buttons={
      <>
        <Button onPress={onClose}>{t('ui.cancel')}</Button>
        <Button kind="primary" isDisabled={sensitivity === null || review.isPending} onPress={() => { if (sensitivity !== null) review.mutate({ selection: { by: 'ids', ids: [item.id] }, sensitivity }, { onSuccess: ({ undo }) => { announce(t('viewer.reviewed', { id: item.id }), 'plain', note(t('evidence.undoReview', { id: item.id }), undo)); onClose(); } }); }}>{t('viewer.reviewSave')}</Button>
      </>
    }>
      <div className="stack">
        <RadioGroup label={t('details.sensitivity')} hint={t('viewer.reviewHint')} value={sensitivity} onChange={setSensitivity} options={found.map((value) => ({ value, words: formatter.value('sensitivity', value) }))} />
        {review.error === null ? null : <FailureLine failure={review.error.failure} />}
      </div>
    </Dialog>
  );
};
