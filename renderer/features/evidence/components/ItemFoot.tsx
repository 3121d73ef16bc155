// The line under an item: whether it is still what was added, and since when that is known.
import type { EvidenceItem } from '../../../../shared/evidence/schema.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { checkWord } from './check-word.ts';
import { Mark, type MarkState } from '../../../ui/Mark.tsx';

const marks: Readonly<Record<EvidenceItem['check'], MarkState>> = { equal: 'fine', 'not-checked': 'not-known', 'set-aside': 'wrong' };

export const ItemFoot = ({ item }: { readonly item: EvidenceItem }) => {
  const t = useText();
  const formats = useFormats();
  const check = checkWord(item);
  return (
    <footer className="evidence-foot">
      <span className="row">
        <Mark state={marks[item.check]} />
        <span>{t(item.isWorkingCopy ? 'copies.foot' : 'viewer.foot', { check, added: formats.date(item.addedAt), checked: item.lastCheckedAt === null ? '' : formats.dateTime(item.lastCheckedAt) })}</span>
      </span>
      {item.workingCopies.length === 0 ? null : <span>{t('copies.listCount', { count: item.workingCopies.length })}</span>}
      {item.workingCopyOf[0] === undefined ? null : <span>{item.workingCopyOf[0].here === null ? t('copies.ofAway') : t('copies.of', { id: item.workingCopyOf[0].here })}</span>}
    </footer>
  );
};
