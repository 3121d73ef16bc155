// A quick look at one item without leaving the list. Covered like everywhere else.
import type { EvidenceId } from '../../../../shared/ids.ts';
import { useAnswer } from '../../../data/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { FailureLine } from '../../../ui/FailureLine.tsx';
import { ItemStage } from './ItemStage.tsx';

export const Peek = ({ id, onClose }: { readonly id: EvidenceId; readonly onClose: () => void }) => {
  const t = useText();
  const { data, error } = useAnswer('evidence.get', { id });
  return (
    <Dialog title={t('evidence.peekTitle', { id })} isOpen onClose={onClose} size="wide">
      <div className="evidence-peek">
        {error === null ? null : <FailureLine failure={error.failure} />}
        {data === undefined ? null : <ItemStage item={data.item} />}
      </div>
    </Dialog>
  );
};
