// What is said while a backup is tried to be opened, and of a try that did not open it.
import { useText } from '../../i18n/use-text.ts';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { wordsOfSecret } from '../backup/BackupSecret.tsx';
import type { TriedSecret } from './use-try-secret.ts';

export const TryLines = ({ tried }: { readonly tried: Pick<TriedSecret, 'isTrying' | 'failure'> }) => {
  const t = useText();
  const { isTrying, failure } = tried;
  const words = failure === null ? null : failure.code === 'backup-damaged' ? 'restore.outsideDamaged' : wordsOfSecret(failure);
  return (
    <>
      <p role="status" className="text-2">{isTrying ? t('backup.opening') : null}</p>
      {failure === null ? null : <FailureLine failure={failure} {...(words === null ? {} : { words: t(words) })} />}
    </>
  );
};
