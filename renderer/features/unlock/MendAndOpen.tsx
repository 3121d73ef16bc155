// On the screen that opens the vault, once opening said that parts of the records are damaged and that their newest copies are kept. Shown for no other failure.
import type { Failure } from '../../../shared/contract/failure.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';

/** Whether opening can be tried again with mending. */
export const isMendable = (failure: Failure | null): boolean => failure?.code === 'database-damaged' && failure.facts['reason'] === 'mendable';

interface MendAndOpenProps {
  readonly failure: Failure | null;
  readonly isDisabled: boolean;
  /** That of the button beside it. */
  readonly size?: 'large';
  readonly onMend: () => void;
}

export const MendAndOpen = ({ failure, isDisabled, size, onMend }: MendAndOpenProps) => {
  const t = useText();
  if (!isMendable(failure)) return null;
  return <div><Button kind="primary" {...(size === undefined ? {} : { size })} isDisabled={isDisabled} onPress={onMend}>{t('unlock.mend')}</Button></div>;
};
