// On the screen that opens the vault, once opening said that its opening file is elsewhere: asks for the disk. Shown for no other failure.
import { useState } from 'react';
import type { Failure } from '../../../shared/contract/failure.ts';
import { api } from '../../api.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';

interface FindKeyDiskProps {
  readonly failure: Failure | null;
  readonly isDisabled: boolean;
  /** The place is remembered: opening can be tried again with what was entered. */
  readonly onFound: () => void;
}

export const FindKeyDisk = ({ failure, isDisabled, onFound }: FindKeyDiskProps) => {
  const t = useText();
  const [wrong, setWrong] = useState<Failure | null>(null);
  if (failure?.code !== 'header-not-here') return null;
  const find = async (): Promise<void> => {
    setWrong(null);
    const result = await api.keyDisk.find({});
    if (!result.ok) setWrong(result.failure);
    else if (result.value.found) onFound();
  };
  return (
    <div className="stack" data-gap="small">
      <div><Button isDisabled={isDisabled} onPress={() => { void find(); }}>{t('keyDisk.find')}</Button></div>
      {wrong === null ? null : <FailureLine failure={wrong} />}
    </div>
  );
};
