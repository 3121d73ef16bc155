// What opens this vault when a passphrase is forgotten or a person is gone: the recovery code, shares, other people.
import { useState } from 'react';
import { useAnswer } from '../../data/use-answer.ts';
import { useRouter } from '../../frame/RouteProvider.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useSession } from '../../session/session-context.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';
import { RehearseReturn } from '../recovery/RehearseReturn.tsx';
import { SharesLine } from '../shares/SharesLine.tsx';
import { RecoveryCodeLine } from './RecoveryCodeLine.tsx';
import { SafetySection } from './SafetySection.tsx';

export const WayBackSection = () => {
  const t = useText();
  const router = useRouter();
  const { member } = useSession();
  const [isRehearsing, setRehearsing] = useState(false);
  const people = useAnswer('vault.members', {});
  const ways = useAnswer('recovery.wayBack', {});
  const others = people.data?.members.filter(({ code, opensWith }) => code !== member && opensWith.length > 0).length;
  const backups = useAnswer('backup.state', {});
  const mirrors = useAnswer('mirror.state', {});
  const failure = people.error ?? ways.error ?? backups.error ?? mirrors.error;
  const answered = ways.data?.shares ?? null;
  const shares = answered === 'unreadable' ? null : answered;
  // A backup under a passphrase does not open with shares, and one made before the set holds an opening file without them.
  const hasCopyForShares = shares !== null && ((backups.data?.backups ?? []).some(({ opensWith, madeAt }) => opensWith === 'recipients' && madeAt >= shares.madeAt) || (mirrors.data?.mirrors ?? []).some(({ updatedAt }) => updatedAt >= shares.madeAt));
  const sharesLackCopy = shares !== null && backups.data !== undefined && mirrors.data !== undefined && !hasCopyForShares;
  return (
    <SafetySection section="way-back" help={t('safety.wayBackHelp')}>
      {failure === null ? null : <FailureLine failure={failure.failure} />}
      <div className="stack" data-gap="small">
        {ways.data === undefined ? null : <RecoveryCodeLine facts={ways.data.code} />}
        {ways.data === undefined ? null : <SharesLine set={answered} />}
        {sharesLackCopy ? <Line tone="warn" mark="attention" actions={<Button onPress={() => { router.go({ place: 'safety', section: 'copies' }); }}>{t('shares.toCopies')}</Button>}>{t('shares.noCopy')}</Line> : null}
        {others === undefined ? null : <Line mark={others === 0 ? 'attention' : 'fine'} {...(others === 0 ? { actions: <Button onPress={() => { router.go({ place: 'settings', section: 'people' }); }}>{t('settings.addPerson')}</Button> } : {})}>{t('safety.otherPeople', { count: others })}</Line>}
      </div>
      <div><Button kind="quiet" onPress={() => { setRehearsing(true); }}>{t('recovery.rehearse')}</Button></div>
      {isRehearsing ? <RehearseReturn onClose={() => { setRehearsing(false); }} /> : null}
    </SafetySection>
  );
};
