// After a restore with shares: the same shares open the restored vault, and the person who brings them joins it.
import type { HeldShare } from '../../../shared/recovery/schema.ts';
import type { OpeningReport } from '../../../shared/vault/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { JoinThroughShares } from '../recovery/JoinThroughShares.tsx';

interface RestoreJoinProps {
  readonly shares: readonly HeldShare[];
  readonly onOpened: (report: OpeningReport) => void;
  readonly onOtherWay: () => void;
}

export const RestoreJoin = ({ shares, onOpened, onOtherWay }: RestoreJoinProps) => {
  const t = useText();
  return (
    <>
      <h1>{t('restore.joinTitle')}</h1>
      <JoinThroughShares shares={shares} onOpened={onOpened} />
      <div><Button kind="quiet" onPress={onOtherWay}>{t('restore.otherWay')}</Button></div>
    </>
  );
};
