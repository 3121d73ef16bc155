// Stands in the list for an item whose records are damaged: its number, and that it cannot be shown.
import type { EvidenceId } from '../../../../shared/ids.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ItemNumber } from '../../../ui/ItemNumber.tsx';
import { Mark } from '../../../ui/Mark.tsx';

export const UnreadItem = ({ id }: { readonly id: EvidenceId }) => {
  const t = useText();
  return (
    <>
      <Mark state="wrong" spoken={null} />
      <ItemNumber of={id} />
      <span className="evidence-one-line" title={t('list.damagedItem')}>{t('list.damagedItem')}</span>
    </>
  );
};
