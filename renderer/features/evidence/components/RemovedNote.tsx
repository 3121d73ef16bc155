// Says of an item that it was removed from the list, when, by whom and why, and brings it back.
import type { EvidenceItem, Removal } from '../../../../shared/evidence/schema.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Bdi } from '../../../ui/Bdi.tsx';
import { Button } from '../../../ui/Button.tsx';
import { FailureLine } from '../../../ui/FailureLine.tsx';
import { Line } from '../../../ui/Line.tsx';
import { useMoveItems } from '../hooks/use-move-items.ts';

export const RemovedNote = ({ item, removal }: { readonly item: EvidenceItem; readonly removal: Removal }) => {
  const t = useText();
  const formats = useFormats();
  const { move, isMoving, failure } = useMoveItems();
  return (
    <div className="stack" data-gap="small">
      <Line tone="warn" mark="attention">{t('evidence.removedNote', { when: formats.date(removal.at), member: removal.by })}</Line>
      <p>{t('evidence.removedReason')} <Bdi value={removal.reason} /></p>
      <div className="row"><Button isDisabled={isMoving} onPress={() => { move({ selection: { by: 'ids', ids: [item.id] }, count: 1, reason: null }, () => undefined); }}>{t('evidence.bringBackOne', { id: item.id })}</Button></div>
      {failure === null ? null : <FailureLine failure={failure} />}
    </div>
  );
};
