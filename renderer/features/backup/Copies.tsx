// The backups that were made from this vault, what is known of each, and what can be done. "Proven" is said of a backup only when a sample of it was restored.
import { useState } from 'react';
import { isFoundDamaged } from '../../../shared/backup/rules.ts';
import type { BackupState, MadeBackup } from '../../../shared/backup/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { Bdi } from '../../ui/Bdi.tsx';
import { Button } from '../../ui/Button.tsx';
import { Line } from '../../ui/Line.tsx';
import type { MarkState } from '../../ui/Mark.tsx';
import { useRouter } from '../../frame/RouteProvider.tsx';
import { BackupDialog } from './BackupDialog.tsx';
import { BackupPlace } from './BackupPlace.tsx';
import { BackupReminder } from './BackupReminder.tsx';
import { LeftBackups } from './LeftBackups.tsx';
import { ProveDialog } from './ProveDialog.tsx';
import { UnreadRecipients } from './UnreadRecipients.tsx';

const markOf = ({ drilledAt, drillFailed }: MadeBackup): MarkState => (drilledAt === null ? 'not-known' : drillFailed === 0 ? 'fine' : 'wrong');

const BackupLine = ({ made }: { readonly made: MadeBackup }) => {
  const t = useText();
  const formats = useFormats();
  const proven = made.drilledAt === null ? t('backup.notProven')
    : isFoundDamaged(made) ? t('backup.foundDamaged', { date: formats.date(made.drilledAt) })
    : t(made.drillFailed === 0 ? 'backup.provenBy' : 'backup.drillFailed', { date: formats.date(made.drilledAt), failed: made.drillFailed ?? 0, sample: made.drillSample ?? 0 });
  return (
    <Line mark={markOf(made)}>
      <strong><Bdi value={made.fileName} /></strong>{' '}
      {t('backup.madeOn', { date: formats.date(made.madeAt), objects: made.objects, size: formats.bytes(made.bytes) })} {proven}
    </Line>
  );
};

interface CopiesProps {
  readonly state: BackupState;
  /** Whether a mirror holds the vault on another disk. */
  readonly hasMirror: boolean;
}

const NoBackup = ({ hasMirror }: Pick<CopiesProps, 'hasMirror'>) => {
  const t = useText();
  return <Line mark={hasMirror ? 'not-known' : 'attention'}>{t('backup.none')} {t(hasMirror ? 'backup.noneButMirror' : 'backup.noneHelp')}</Line>;
};

export const Copies = ({ state, hasMirror }: CopiesProps) => {
  const t = useText();
  const [asking, setAsking] = useState<'backup' | 'prove' | null>(null);
  const { route, amend } = useRouter();
  // Asked for by its key or from Home. Where a place is remembered, the button that goes there has the keyboard instead of a question.
  const isBegun = route.place === 'safety' && route.begin === 'backup';
  const close = (): void => {
    setAsking(null);
    if (isBegun) amend({ place: 'safety' });
  };
  // The next thing to do: prove what was just made, otherwise make a new one.
  const toProve = state.backups[0]?.drilledAt === null;
  const isPrimary = (is: boolean) => (is ? { kind: 'primary' as const } : {});
  return (
    <>
      {state.backups.length === 0 ? (state.unread.backups > 0 ? null : <NoBackup hasMirror={hasMirror} />) : <div className="stack" data-gap="small">{state.backups.map((made) => <BackupLine key={made.id} made={made} />)}</div>}
      {state.unread.backups === 0 ? null : <Line tone="warn" mark="attention">{t('backup.unreadBackups', { count: state.unread.backups })}</Line>}
      <UnreadRecipients unread={state.unread} />
      <LeftBackups left={state.left} />
      <BackupPlace key={isBegun ? 'begun' : 'calm'} place={state.place} isNext={!toProve} hasKeyboard={isBegun} />
      <div className="row">
        <Button {...isPrimary(state.place === null && !toProve)} onPress={() => { setAsking('backup'); }}>{t(state.place === null ? 'backup.now' : 'backup.elsewhere')}</Button>
        <Button {...isPrimary(toProve)} onPress={() => { setAsking('prove'); }}>{t('backup.prove')}</Button>
      </div>
      <BackupReminder />
      <p className="text-2">{t('backup.restoreWhere')}</p>
      {asking === 'backup' || (isBegun && state.place === null && asking === null) ? <BackupDialog recipients={state.recipients} unread={state.unread} onClose={close} /> : null}
      {asking === 'prove' ? <ProveDialog recipients={state.recipients} onClose={close} /> : null}
    </>
  );
};
