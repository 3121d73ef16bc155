// What needs the person, in order, each with what it counts and what can be done about it. Those that were put off are apart.
import { everything, type EvidenceQuery } from '../../../shared/evidence/schema.ts';
import { checkEveryDays, daysUnchecked, isAway, isDiskLow, isUncheckedRestore } from '../../../shared/home/rules.ts';
import type { HomeLine, HomeOverview, PutOff } from '../../../shared/home/schema.ts';
import type { Failure } from '../../../shared/contract/failure.ts';
import type { CallFailure } from '../../api.ts';
import { useCommands } from '../../commands/CommandProvider.tsx';
import { useAnswer, useCommand } from '../../data/use-answer.ts';
import { useRouter } from '../../frame/RouteProvider.tsx';
import { useFormats } from '../../i18n/use-formats.ts';
import { useFormatter } from '../../i18n/use-text.ts';
import { announce } from '../../session/notices.ts';
import type { MarkState } from '../../ui/Mark.tsx';
import type { Counts } from './use-counts.ts';
import { useCaseAsked } from '../cases/use-case-asked.ts';
import { useSettings } from '../settings/use-settings.ts';
import { backupDue, copiesFoundWrong } from './backup-due.ts';
import { useToday } from './use-today.ts';

export interface Need {
  readonly line: HomeLine;
  readonly count: number;
  readonly mark: MarkState;
  readonly words: string;
  /** Null where nothing can be done in this window. */
  readonly action: { readonly words: string; readonly run: () => void } | null;
}

export interface HomeNeeds {
  /** Whether everything that these lines rest on is known. */
  readonly isReady: boolean;
  /** Why something of it could not be read; null while all could. */
  readonly failure: Failure | null;
  readonly now: readonly Need[];
  readonly away: readonly (Need & { readonly putOff: PutOff })[];
}

export const useHomeNeeds = (counts: Counts, overview: HomeOverview | undefined): HomeNeeds => {
  const formatter = useFormatter();
  const t = formatter.text;
  const formats = useFormats();
  const router = useRouter();
  const { context } = useCommands();
  const today = useToday();
  const within = useCaseAsked();
  const check = useCommand('evidence.check', ['jobs.list']);
  const verify = useCommand('vault.verify', ['jobs.list']);
  const answers = { jobs: useAnswer('jobs.list', {}), backups: useAnswer('backup.state', {}), mirrors: useAnswer('mirror.state', {}), handover: useAnswer('handover.state', {}) };
  const [jobs, backups, mirrors, toDecide] = [answers.jobs.data?.jobs ?? [], answers.backups.data, answers.mirrors.data, answers.handover.data?.conflicts ?? 0];
  const show = (only: EvidenceQuery['only']) => (): void => { router.go({ place: 'evidence', query: { ...everything, only } }); };
  const started = {
    onSuccess: () => { announce(t('home.checking')); },
    onError: ({ failure }: CallFailure) => { announce(formatter.failure(failure), 'danger'); },
  };
  const notAdded = jobs.filter((job) => job.kind === 'add' && job.state !== 'running').reduce((sum, job) => sum + job.counts.failed, 0);
  const isRestored = overview !== undefined && isUncheckedRestore(overview);
  const unchecked = overview === undefined || isRestored ? null : daysUnchecked(overview, Date.now());
  const checkDue = unchecked !== null && unchecked >= checkEveryDays ? unchecked : 0;
  const disk = overview?.disk ?? null;
  const { settings } = useSettings();
  const copiesWrong = backups === undefined || mirrors === undefined ? 0 : copiesFoundWrong(backups, mirrors);
  const due = backups === undefined || mirrors === undefined ? null
    : backupDue({ backups, mirrors, items: counts.totalEverywhere, everyDays: settings.backupEveryDays, restoredAt: overview?.restoredAt ?? null }, Date.now());
  const notProven = due?.words === 'home.backupNotProven' || due?.words === 'home.mirrorNotProven';
  // Nobody is asked to prove what was found wrong.
  const backup = notProven && copiesWrong > 0 ? null : due;
  // What came in is counted from the last proven backup on: said where the line speaks of that one.
  const since = backup?.words === 'home.backupDue' ? (backups?.itemsSince ?? 0) : 0;
  const harmedAt = overview?.recordsHarmedAt ?? null;
  const all: readonly Need[] = [
    { line: 'records-harmed', count: harmedAt === null ? 0 : 1, mark: 'wrong', words: t('home.recordsHarmed', { when: formats.dateTime(harmedAt ?? 0) }), action: { words: t('home.setAsideAction'), run: () => { router.go({ place: 'safety', section: 'health' }); } } },
    { line: 'set-aside', count: counts.setAsideEverywhere, mark: 'wrong', words: t('home.setAside', { count: counts.setAsideEverywhere }), action: { words: t('home.setAsideAction'), run: counts.setAside === counts.setAsideEverywhere ? show('set-aside') : () => { router.go({ place: 'safety', section: 'health' }); } } },
    { line: 'not-added', count: notAdded, mark: 'wrong', words: t('home.notAdded', { count: notAdded }), action: { words: t('home.notAddedAction'), run: context.openActivity } },
    { line: 'to-decide', count: toDecide, mark: 'attention', words: t('handover.toDecide', { count: toDecide }), action: { words: t('handover.decideNow'), run: () => { router.go({ place: 'handover' }); } } },
    {
      // The check of everything that is asked for after a restore looks at these as well.
      line: 'not-checked', count: isRestored ? 0 : counts.notChecked, mark: 'not-known', words: t('home.notChecked', { count: counts.notChecked }),
      action: { words: t('home.notCheckedAction'), run: () => { check.mutate({ selection: { by: 'query', query: { ...everything, only: 'not-checked', case: within }, except: [] } }, started); } },
    },
    {
      line: 'restored', count: isRestored ? 1 : 0, mark: 'attention', words: t('home.restored', { when: formats.dateTime(overview?.restoredAt ?? 0) }),
      action: { words: t('home.checkDueAction'), run: () => { verify.mutate({ readData: true }, started); } },
    },
    {
      line: 'check-due', count: checkDue, mark: 'attention', words: t(overview?.lastFullCheck === null ? 'home.neverChecked' : 'home.checkDue', { count: checkDue }),
      action: { words: t('home.checkDueAction'), run: () => { verify.mutate({ readData: true }, started); } },
    },
    { line: 'copy-wrong', count: copiesWrong, mark: 'wrong', words: t('home.copyWrong', { count: copiesWrong }), action: { words: t('home.copyWrongAction', { count: copiesWrong }), run: () => { router.go({ place: 'safety', section: 'copies' }); } } },
    { line: 'backup-due', count: backup?.count ?? 0, mark: 'attention', words: `${t(backup?.words ?? 'home.backupNone', { count: backup?.count ?? 0 })}${since === 0 ? '' : ` ${t('home.backupSince', { count: since })}`}`, action: { words: t(notProven ? 'home.proveAction' : 'home.backupAction'), run: () => { router.go({ place: 'safety', section: 'copies' }); } } },
    { line: 'disk-space', count: isDiskLow(disk) ? 1 : 0, mark: 'attention', words: t('home.diskLow', { free: formats.bytes(disk?.free ?? 0) }), action: null },
    { line: 'not-described', count: counts.notDescribed, mark: 'attention', words: t('home.notDescribed', { count: counts.notDescribed }), action: { words: t('home.notDescribedAction'), run: show('not-described') } },
    { line: 'not-reviewed', count: counts.notReviewed, mark: 'not-known', words: t('home.notReviewed', { count: counts.notReviewed }), action: { words: t('home.notReviewedAction'), run: show('not-reviewed') } },
  ];
  const standing = all.filter((need) => need.count > 0).map((need) => ({ ...need, putOff: overview?.putOff.find((one) => one.line === need.line && isAway(one, need.count, today)) }));
  const asked = Object.values(answers);
  return {
    isReady: asked.every(({ data }) => data !== undefined),
    failure: asked.map(({ error }) => error).find((error) => error !== null)?.failure ?? null,
    now: standing.filter((need) => need.putOff === undefined),
    away: standing.flatMap((need) => (need.putOff === undefined ? [] : [{ ...need, putOff: need.putOff }])),
  };
};
