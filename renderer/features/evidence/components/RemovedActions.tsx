// What can be done with items that were removed from the list.
import { useState } from 'react';
import type { Selection } from '../../../../shared/evidence/schema.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/Button.tsx';
import { FailureLine } from '../../../ui/FailureLine.tsx';
import { Toolbar } from '../../../ui/Toolbar.tsx';
import { DestroyDialog } from './DestroyDialog.tsx';
import { useMoveItems } from '../hooks/use-move-items.ts';
import { useRemovedCommands } from '../hooks/use-removed-commands.ts';

interface RemovedActionsProps {
  readonly selection: Selection;
  readonly count: number;
  /** They are where they were sent: nothing is chosen any more. */
  readonly onDone: () => void;
}

export const RemovedActions = ({ selection, count, onDone }: RemovedActionsProps) => {
  const t = useText();
  const { move, isMoving, failure } = useMoveItems();
  const [isAsking, setAsking] = useState(false);
  const bringBack = (): void => { move({ selection, count, to: 'list' }, onDone); };
  const destroy = (): void => { setAsking(true); };
  useRemovedCommands({ bringBack, destroy });
  return (
    <>
      <Toolbar name={t('evidence.actionsFor')}>
        <Button size="compact" isDisabled={isMoving} onPress={bringBack}>{t('evidence.bringBack', { count })}</Button>
        <Button size="compact" onPress={destroy}>{t('evidence.destroy', { count })}</Button>
        <Button size="compact" kind="quiet" onPress={onDone}>{t('evidence.chooseNone')}</Button>
      </Toolbar>
      {isAsking ? <DestroyDialog selection={selection} onClose={() => { setAsking(false); }} onDone={onDone} /> : null}
      {failure === null ? null : <FailureLine failure={failure} />}
    </>
  );
};
