// Copies of the vault in other places, and the keys they are made for.
import { useAnswer } from '../../data/use-answer.ts';
import { useText } from '../../i18n/use-text.ts';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { BackupKeys } from '../backup/BackupKeys.tsx';
import { Copies } from '../backup/Copies.tsx';
import { Mirrors } from '../mirror/Mirrors.tsx';
import { SafetySection } from './SafetySection.tsx';

export const CopiesSection = () => {
  const t = useText();
  const state = useAnswer('backup.state', {});
  // What is said of missing backups depends on mirrors: both are known before a word of it is said.
  const mirrors = useAnswer('mirror.state', {});
  return (
    <SafetySection section="copies" help={t('backup.copiesHelp')}>
      {state.error === null ? null : <FailureLine failure={state.error.failure} />}
      {state.data === undefined || mirrors.isPending ? null : (
        <>
          <Copies state={state.data} hasMirror={(mirrors.data?.mirrors.length ?? 0) > 0} />
          <Mirrors />
          <BackupKeys recipients={state.data.recipients} />
        </>
      )}
    </SafetySection>
  );
};
