// Says of an item that it was made unreadable, when, by whom and why, and lets its bytes be added again.
import { useState } from 'react';
import type { Destruction, EvidenceItem } from '../../../../shared/evidence/schema.ts';
import { useCommand } from '../../../data/use-answer.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Bdi } from '../../../ui/Bdi.tsx';
import { Button } from '../../../ui/Button.tsx';
import { FailureLine } from '../../../ui/FailureLine.tsx';
import { Line } from '../../../ui/Line.tsx';
import { TextField } from '../../../ui/TextField.tsx';

const shortestReason = 3;

export const DestroyedNote = ({ item, destruction }: { readonly item: EvidenceItem; readonly destruction: Destruction }) => {
  const t = useText();
  const formats = useFormats();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const allow = useCommand('evidence.allowReturn', ['evidence.get', 'evidence.page', 'custody.page']);
  const missing = reason.trim().length < shortestReason;
  const go = (): void => {
    setAsked(true);
    if (!missing) allow.mutate({ id: item.id, reason: reason.trim() });
  };
  return (
    <div className="stack">
      <Line tone="warn" mark="attention">{t('evidence.destroyedNote', { when: formats.date(destruction.at), member: destruction.by })}</Line>
      <p>{t('evidence.removedReason')} <Bdi value={destruction.reason} /></p>
      {destruction.mayReturn ? <p>{t('evidence.returnAllowed', { id: item.id })}</p> : (
        <div className="stack" data-gap="small">
          <p>{t('evidence.returnHint', { id: item.id })}</p>
          <TextField label={t('evidence.putAwayReason')} value={reason} onChange={setReason} maxLength={1000} error={asked && missing ? t('evidence.returnReasonNeeded') : null} />
          <div className="row"><Button isDisabled={allow.isPending} onPress={go}>{t('evidence.returnAllow')}</Button></div>
        </div>
      )}
      {allow.error === null ? null : <FailureLine failure={allow.error.failure} />}
    </div>
  );
};
