// One's own recovery code as a line of Safety: whether it is on paper, when it was tested; test it, make a new one.
import { useState } from 'react';
import type { RecoveryCodeFacts } from '../../../shared/recovery/schema.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Line } from '../../ui/Line.tsx';
import type { MarkState } from '../../ui/Mark.tsx';
import { RenewRecoveryCode } from '../settings/RenewRecoveryCode.tsx';
import { TestRecoveryCode } from './TestRecoveryCode.tsx';

const markOf = (facts: RecoveryCodeFacts | null): MarkState => {
  if (facts === null) return 'attention';
  return facts.writtenDownAt === null && facts.testedAt === null ? 'not-known' : 'fine';
};

export const RecoveryCodeLine = ({ facts }: { readonly facts: RecoveryCodeFacts | null }) => {
  const t = useText();
  const formats = useFormats();
  const [asking, setAsking] = useState<'test' | 'renew' | null>(null);
  const close = (): void => { setAsking(null); };
  const words = facts === null ? t('safety.codeNone') : [
    facts.writtenDownAt === null ? t('safety.codeNotConfirmed') : t('safety.codeWritten', { date: formats.date(facts.writtenDownAt) }),
    facts.testedAt === null ? t('safety.codeNeverTested') : t('safety.codeTested', { date: formats.date(facts.testedAt) }),
  ].join(' ');
  return (
    <>
      <Line mark={markOf(facts)} actions={
        <>
          {facts === null ? null : <Button onPress={() => { setAsking('test'); }}>{t('safety.codeTest')}</Button>}
          <Button onPress={() => { setAsking('renew'); }}>{t('settings.renewCode')}</Button>
        </>
      }>{words}</Line>
      {asking === 'test' ? <TestRecoveryCode onClose={close} /> : null}
      {asking === 'renew' ? <RenewRecoveryCode onClose={close} /> : null}
    </>
  );
};
