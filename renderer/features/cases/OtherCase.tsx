// Beside a file that was there already: which case its item is in, and the offer to move it to the one that is worked in.
import type { EvidenceId } from '../../../shared/ids.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { useMoveItems } from '../evidence/hooks/use-move-items.ts';
import { useCases } from './use-cases.ts';

export const OtherCase = ({ item }: { readonly item: EvidenceId }) => {
  const t = useText();
  const { current, withId } = useCases();
  const { move, isMoving, failure } = useMoveItems();
  const now = useAnswer('evidence.get', { id: item }).data?.item.case;
  const other = now === undefined ? null : withId(now);
  if (other === null || current === null) return null;
  return (
    <>
      <span className="text-2">{t('activity.inOtherCase', { code: other.code })}</span>
      {other.id === current.id || current.closedAt !== null ? null : (
        <span><Button size="compact" isDisabled={isMoving} onPress={() => { move({ selection: { by: 'ids', ids: [item] }, count: 1, to: { case: current.id, code: current.code } }, () => undefined); }}>{t('activity.moveHere', { id: item, code: current.code })}</Button></span>
      )}
      {failure === null ? null : <FailureLine failure={failure} />}
    </>
  );
};
