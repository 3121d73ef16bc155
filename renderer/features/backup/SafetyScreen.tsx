// Safety: what keeps this vault from being lost. Copies, and the keys they are made for.
import { FailureLine } from '../../ui/FailureLine.tsx';
import { useAnswer } from '../../data/use-answer.ts';
import { useText } from '../../i18n/use-text.ts';
import { Copies } from './Copies.tsx';
import { BackupKeys } from './BackupKeys.tsx';

export const SafetyScreen = () => {
  const t = useText();
  const state = useAnswer('backup.state', {});
  return (
    <div className="page">
      <h1>{t('backup.safety')}</h1>
      {state.error === null ? null : <FailureLine failure={state.error.failure} />}
      {state.data === undefined ? null : (
        <>
          <Copies state={state.data} />
          <BackupKeys recipients={state.data.recipients} />
        </>
      )}
    </div>
  );
};
