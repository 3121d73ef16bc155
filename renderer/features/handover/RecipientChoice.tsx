// Whom a pack is for: keys that this vault knows and one that is pasted, each with the code that two people compare by telephone.
import type { HandoverRecipient } from '../../../shared/handover/schema.ts';
import { recipientSchema } from '../../../shared/backup/schema.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { useText } from '../../i18n/use-text.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { RecipientCode } from './RecipientCode.tsx';

export interface Recipients {
  readonly ids: readonly string[];
  readonly pasted: string;
}

/** The pasted key as it counts, or null. */
export const pastedKey = ({ pasted }: Recipients): string | null => (recipientSchema.safeParse(pasted.trim()).success ? pasted.trim() : null);

interface RecipientChoiceProps {
  readonly known: readonly HandoverRecipient[];
  readonly value: Recipients;
  readonly onChange: (value: Recipients) => void;
  /** What is missing, once it was asked for. */
  readonly error: string | null;
}

export const RecipientChoice = ({ known, value, onChange, error }: RecipientChoiceProps) => {
  const t = useText();
  const key = pastedKey(value);
  const looked = useAnswer('handover.recipient', { recipient: key ?? '' }, { enabled: key !== null });
  const others = known.filter(({ kind, id }) => kind === 'other' && id !== null);
  return (
    <div className="stack" role="group" aria-label={t('handover.to')}>
      {others.map(({ id, name, fingerprint }) => {
        const chosen = id !== null && value.ids.includes(id);
        return (
          <div key={id} className="stack" data-gap="small">
            <Checkbox label={name ?? fingerprint} isSelected={chosen} onChange={(on) => { if (id !== null) onChange({ ...value, ids: on ? [...value.ids, id] : value.ids.filter((one) => one !== id) }); }} />
            {chosen ? <Line mark="attention"><RecipientCode code={fingerprint} /></Line> : null}
          </div>
        );
      })}
      <TextArea label={t(others.length === 0 ? 'backup.recipient' : 'handover.paste')} hint={t('handover.pasteHint')} {...(others.length === 0 ? {} : { note: t('ui.optional') })} value={value.pasted}
        onChange={(pasted) => { onChange({ ...value, pasted }); }} maxLength={200} error={error} />
      {looked.error === null ? null : <FailureLine failure={looked.error.failure} />}
      {key === null || looked.data === undefined ? null : (
        <div role="status" className="stack" data-gap="small">
          <Line mark="attention"><RecipientCode code={looked.data.fingerprint} /></Line>
          {looked.data.kind === 'own' ? <Line tone="warn" mark="attention">{t('handover.ownPasted')}</Line> : null}
          {looked.data.name === null ? null : <p className="text-2">{t('handover.knownAs', { name: looked.data.name })}</p>}
        </div>
      )}
    </div>
  );
};
