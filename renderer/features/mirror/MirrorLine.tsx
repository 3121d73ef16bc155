// One mirror: what is on it, when it was last proven, whether its disk is there, and what can be done. "Proven" is said only when a sample of it was restored.
import { isFoundDamaged, isFoundWrong } from '../../../shared/backup/rules.ts';
import type { MirrorState } from '../../../shared/mirror/schema.ts';
import { useCommand } from '../../data/use-answer.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { announce } from '../../session/notices.ts';
import { Bdi } from '../../ui/Bdi.tsx';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';
import type { MarkState } from '../../ui/Mark.tsx';
import { Menu } from '../../ui/Menu.tsx';

type OneMirror = MirrorState['mirrors'][number];

const markOf = (mirror: OneMirror): MarkState => {
  const { connected, missing, drilledAt } = mirror;
  if (isFoundWrong(mirror)) return 'wrong';
  if (!connected || missing > 0) return 'attention';
  return drilledAt === null ? 'not-known' : 'fine';
};

interface MirrorLineProps {
  readonly mirror: OneMirror;
  readonly onForget: () => void;
  /** Something could not be begun: its disk may be gone. */
  readonly onRefused: () => void;
}

export const MirrorLine = ({ mirror, onForget, onRefused }: MirrorLineProps) => {
  const t = useText();
  const formats = useFormats();
  const update = useCommand('mirror.update', ['jobs.list', 'mirror.state']);
  const check = useCommand('mirror.check', ['jobs.list', 'mirror.state']);
  const prove = useCommand('mirror.prove', ['jobs.list', 'mirror.state']);
  const { id, name, connected, drilledAt, drillFailed, drillSample, checkedAt, checkProblems, missing } = mirror;
  const started = { onSuccess: () => { announce(t('backup.proveStarted')); }, onError: onRefused };
  const date = formats.dateTime(mirror.updatedAt);
  const isFoundWrongByCheck = (checkProblems ?? 0) > 0;
  // Beside what a check found wrong, what was proven before would be read as a comfort.
  const proven = isFoundWrongByCheck && drillFailed === 0 ? null
    : drilledAt === null ? t('backup.notProven')
    : isFoundDamaged(mirror) ? t('mirror.foundDamaged', { date: formats.date(drilledAt) })
    : t(drillFailed === 0 ? 'backup.provenBy' : 'backup.drillFailed', { date: formats.date(drilledAt), failed: drillFailed ?? 0, sample: drillSample ?? 0 });
  const checked = checkedAt === null ? null : t('mirror.checked', { date: formats.date(checkedAt), count: checkProblems ?? 0 });
  const failure = update.error?.failure ?? check.error?.failure ?? prove.error?.failure ?? null;
  const reason = connected ? null : t('mirror.connectFirst');
  return (
    <>
      <Line mark={markOf(mirror)} actions={
        <>
          <Button size="compact" aria-label={t('mirror.updateNamed', { name })} onPress={() => { update.mutate({ id }, started); }}>{t('mirror.update')}</Button>
          <Menu words={t('mirror.more', { name })} shown={t('mirror.moreShown')} actions={[
            { id: 'prove', words: t('mirror.prove'), reason, run: () => { prove.mutate({ id }, started); } },
            { id: 'check', words: t('mirror.check'), reason, run: () => { check.mutate({ id, readData: false }, started); } },
            { id: 'check-all', words: t('mirror.checkAll'), reason, run: () => { check.mutate({ id, readData: true }, started); } },
            { id: 'forget', words: t('mirror.forget'), run: onForget },
          ]} />
        </>
      }>
        <strong>{t('mirror.named')} <Bdi value={name} /></strong>{' '}
        {connected ? t('mirror.updatedOn', { date, objects: mirror.objects, size: formats.bytes(mirror.bytes) }) : t('mirror.notConnected', { date })}
        {missing === 0 ? null : <> {t('mirror.missing', { count: missing })}</>}{proven === null ? null : <> {proven}</>}{checked === null ? null : <> {checked}</>}
      </Line>
      {failure === null ? null : <FailureLine failure={failure} />}
    </>
  );
};
