// What opens this vault when a passphrase is forgotten or a person is gone: the recovery code, shares, other people.
import { useState } from 'react';
import { useAnswer } from '../../data/use-answer.ts';
import { useText } from '../../i18n/use-text.ts';
import { useSession } from '../../session/session-context.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';
import { RenewRecoveryCode } from '../settings/RenewRecoveryCode.tsx';
import { SafetySection } from './SafetySection.tsx';

export const WayBackSection = () => {
  const t = useText();
  const { member } = useSession();
  const answer = useAnswer('vault.members', {});
  const [renewing, setRenewing] = useState(false);
  const members = answer.data?.members ?? [];
  const hasCode = members.find(({ code }) => code === member)?.opensWith.includes('recovery-code') ?? false;
  const others = members.filter(({ code, opensWith }) => code !== member && opensWith.length > 0).length;
  return (
    <SafetySection section="way-back" help={t('safety.wayBackHelp')}>
      {answer.error === null ? null : <FailureLine failure={answer.error.failure} />}
      {answer.data === undefined ? null : (
        <div className="stack" data-gap="small">
          <Line mark={hasCode ? 'not-known' : 'attention'} actions={<Button onPress={() => { setRenewing(true); }}>{t('settings.renewCode')}</Button>}>
            {t(hasCode ? 'safety.codeMade' : 'safety.codeNone')}
          </Line>
          <Line mark={others === 0 ? 'attention' : 'fine'}>{t('safety.otherPeople', { count: others })}</Line>
        </div>
      )}
      {renewing ? <RenewRecoveryCode onClose={() => { setRenewing(false); }} /> : null}
    </SafetySection>
  );
};
