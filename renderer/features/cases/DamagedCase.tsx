// One case whose record is damaged, beside the others: what of it is lost, and the way to mend it where there is one.
import type { UnreadCase } from '../../../shared/cases/schema.ts';
import { useFormatter } from '../../i18n/use-text.ts';
import { Bdi } from '../../ui/Bdi.tsx';
import { Button } from '../../ui/Button.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { codeOfUnread } from './case-words.ts';

interface DamagedCaseProps {
  readonly of: UnreadCase;
  /** Null until they are counted, and where nobody can say which they are. */
  readonly items: number | null;
  /** Null where it cannot be mended. */
  readonly onMend: (() => void) | null;
}

export const DamagedCase = ({ of, items, onMend }: DamagedCaseProps) => {
  const { text: t, value, intl } = useFormatter();
  const { id, name, damaged } = of;
  const called = codeOfUnread(of) ?? t('cases.unreadUnnamed');
  return (
    <section className="panel stack" data-gap="small" aria-label={called}>
      <h2 className="case-line-title"><bdi dir="ltr" className="case-code">{called}</bdi> {name === null || name === '' ? null : <><Bdi value={name} /> </>}<Tag words={t('cases.unreadOne')} tone="danger" /></h2>
      {items === null ? null : <p className="text-2">{t('evidence.count', { count: items })}</p>}
      <p className="reading">{id === null ? t('cases.notMendable') : t('cases.damagedParts', { parts: intl.formatList(damaged.map((part) => value('casePart', part))) })}</p>
      {onMend === null ? null : <div className="row"><Button size="compact" onPress={onMend}>{t('cases.mend', { id: called })}</Button></div>}
    </section>
  );
};
