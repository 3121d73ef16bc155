// Asked before copies or packs leave: how many of the items are marked as between a lawyer and a client, and what becomes of them. Nothing is presumed.
import type { PrivilegedWay } from '../../../../shared/evidence/schema.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Line } from '../../../ui/Line.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';

interface PrivilegedQuestionProps {
  readonly count: number;
  readonly value: PrivilegedWay;
  readonly onChange: (way: NonNullable<PrivilegedWay>) => void;
  /** Somebody went on without an answer. */
  readonly isMissing: boolean;
}

export const PrivilegedQuestion = ({ count, value, onChange, isMissing }: PrivilegedQuestionProps) => {
  const t = useText();
  return (
    <div className="stack" data-gap="small">
      <Line tone="warn" mark="attention">{t('evidence.privilegedAsk', { count })}</Line>
      <RadioGroup label={t('evidence.privilegedWhat', { count })} layout="row" value={value} onChange={onChange} error={isMissing ? t('evidence.privilegedNeeded') : null}
        options={[{ value: 'leave-out', words: t('evidence.privilegedLeaveOut', { count }) }, { value: 'take-along', words: t('evidence.privilegedTakeAlong', { count }) }]} />
    </div>
  );
};
