// One field that a pack says otherwise: both values beside each other, how ours came to differ, and the choice.
import { fieldWords } from '../../../shared/handover/rules.ts';
import type { Conflict, ConflictChoice } from '../../../shared/handover/schema.ts';
import { useFormatter } from '../../i18n/use-text.ts';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { FieldValueText } from './FieldValueText.tsx';

interface ConflictFieldProps {
  readonly conflict: Conflict;
  readonly choice: ConflictChoice | null;
  readonly onChoose: (choice: ConflictChoice) => void;
}

export const ConflictField = ({ conflict, choice, onChoose }: ConflictFieldProps) => {
  const formatter = useFormatter();
  const t = formatter.text;
  const { field, here, theirs, hereState } = conflict;
  const name = t(fieldWords(field));
  return (
    <div className="handover-field">
      <h3>{name}</h3>
      <dl className="handover-values">
        <div className="handover-value"><dt>{t('handover.here')}</dt><dd><FieldValueText field={field} value={here} /></dd></div>
        <div className="handover-value"><dt>{t('handover.inPack')}</dt><dd><FieldValueText field={field} value={theirs} /></dd></div>
      </dl>
      <p className="text-2">{formatter.value('handoverHere', hereState)}</p>
      <RadioGroup label={t('handover.choice', { field: name })} value={choice} onChange={onChoose} layout="row" options={[
        { value: 'ours', words: t('handover.ours') }, { value: 'theirs', words: t('handover.theirs') }, { value: 'both', words: t(field === 'tags' ? 'handover.bothTags' : 'handover.both') },
      ]} />
    </div>
  );
};
