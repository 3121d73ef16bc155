// Says of an item that it was removed from the list, when, by whom and why, and brings it back.
import { useState } from 'react';
import type { EvidenceItem, Removal } from '../../../../shared/evidence/schema.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Bdi } from '../../../ui/Bdi.tsx';
import { Button } from '../../../ui/Button.tsx';
import { FailureLine } from '../../../ui/FailureLine.tsx';
import { Line } from '../../../ui/Line.tsx';
import { DestroyDialog } from './DestroyDialog.tsx';
import { useMoveItems } from '../hooks/use-move-items.ts';
import { useRemovedCommands } from '../hooks/use-removed-commands.ts';

export const RemovedNote = ({ item, removal }: { readonly item: EvidenceItem; readonly removal: Removal }) => {
  const t = useText();
  const formats = useFormats();
  const [isAsking, setAsking] = useState(false);
  const { move, isMoving, failure } = useMoveItems();
  const bringBack = (): void => { move({ selection: { by: 'ids', ids: [item.id] }, count: 1, to: 'list' }, () => undefined); };
  const destroy = (): void => { setAsking(true); };
  useRemovedCommands({ bringBack, destroy });
  return (
    <div className="stack" data-gap="small">
      <Line tone="warn" mark="attention">{t('evidence.removedNote', { when: formats.date(removal.at), member: removal.by })}</Line>
      <p>{t('evidence.removedReason')} <Bdi value={removal.reason} /></p>
      <div className="row"><Button isDisabled={isMoving} onPress={bringBack}>{t('evidence.bringBackOne', { id: item.id })}</Button><Button onPress={destroy}>{t('evidence.destroyOne', { id: item.id })}</Button></div>
      {isAsking ? <DestroyDialog selection={{ by: 'ids', ids: [item.id] }} onClose={() => { setAsking(false); }} onDone={() => undefined} /> : null}
      {failure === null ? null : <FailureLine failure={failure} />}
    </div>
  );
};
