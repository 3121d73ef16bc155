// The recovery code as the third step.
import { useText } from '../../i18n/use-text.ts';
import { RecoveryCode } from '../passphrase/RecoveryCode.tsx';

export const RecoveryCodeStep = ({ code, onDone }: { readonly code: string; readonly onDone: () => void }) => {
  const t = useText();
  return (
    <>
      <h1>{t('firstRun.recoveryTitle')}</h1>
      <RecoveryCode code={code} onDone={onDone} />
    </>
  );
};
