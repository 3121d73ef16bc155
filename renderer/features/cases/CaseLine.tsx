// One case among all of them.
import { ArrowUp } from 'lucide-react';
import type { Case } from '../../../shared/cases/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useFormatter } from '../../i18n/use-text.ts';
import { Bdi } from '../../ui/Bdi.tsx';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { nameOfCase } from './case-words.ts';

interface CaseLineProps {
  readonly of: Case;
  /** Null until they are counted. */
  readonly items: number | null;
  readonly onShow: () => void;
  readonly onChange: () => void;
  /** Null where it cannot be moved. */
  readonly onUp: (() => void) | null;
  readonly onClosed: (closed: boolean) => void;
}

export const CaseLine = ({ of, items, onShow, onChange, onUp, onClosed }: CaseLineProps) => {
  const formatter = useFormatter();
  const formats = useFormats();
  const t = formatter.text;
  const { code, about, openedAt, closedAt } = of;
  return (
    <section className="panel stack" data-gap="small" aria-label={code}>
      <h2 className="case-line-title"><bdi dir="ltr" className="case-code">{code}</bdi> <Bdi value={nameOfCase(of, formatter)} /> {closedAt === null ? null : <Tag words={t('cases.closed')} />}</h2>
      <p className="text-2">
        {[...(items === null ? [] : [t('evidence.count', { count: items })]), t('cases.openedOn', { date: formats.date(openedAt) }), ...(closedAt === null ? [] : [t('cases.closedOn', { date: formats.date(closedAt) })])].join(' · ')}
      </p>
      {about === '' ? null : <p className="reading" dir="auto">{about}</p>}
      <div className="row">
        <Button size="compact" onPress={onShow}>{t('cases.show', { code })}</Button>
        <Button size="compact" onPress={onChange}>{t('cases.changeNamed', { code })}</Button>
        <Button size="compact" kind="quiet" onPress={() => { onClosed(closedAt === null); }}>{t(closedAt === null ? 'cases.close' : 'cases.openAgain', { code })}</Button>
        {onUp === null ? null : <IconButton icon={ArrowUp} name={t('cases.moveUp', { code })} size="compact" onPress={onUp} />}
      </div>
    </section>
  );
};
