// What opens this vault when a passphrase is forgotten or a person is gone: the recovery code, shares, other people.
import { useAnswer } from '../../data/use-answer.ts';
import { useText } from '../../i18n/use-text.ts';
import { useSession } from '../../session/session-context.ts';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';
import { SharesLine } from '../shares/SharesLine.tsx';
import { RecoveryCodeLine } from './RecoveryCodeLine.tsx';
import { SafetySection } from './SafetySection.tsx';

export const WayBackSection = () => {
  const t = useText();
  const { member } = useSession();
  const people = useAnswer('vault.members', {});
  const ways = useAnswer('recovery.wayBack', {});
  const others = people.data?.members.filter(({ code, opensWith }) => code !== member && opensWith.length > 0).length;
  const failure = people.error ?? ways.error;
  return (
    <SafetySection section="way-back" help={t('safety.wayBackHelp')}>
      {failure === null ? null : <FailureLine failure={failure.failure} />}
      <div className="stack" data-gap="small">
        {ways.data === undefined ? null : <RecoveryCodeLine facts={ways.data.code} />}
        {ways.data === undefined ? null : <SharesLine set={ways.data.shares} />}
        {others === undefined ? null : <Line mark={others === 0 ? 'attention' : 'fine'}>{t('safety.otherPeople', { count: others })}</Line>}
      </div>
    </SafetySection>
  );
};
