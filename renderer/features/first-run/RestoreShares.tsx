// The holders bring their shares one after the other: together they open the chosen backup.
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Line } from '../../ui/Line.tsx';
import { GatherShares, type GatheredShare } from '../recovery/GatherShares.tsx';
import { isEnough } from '../recovery/gathered-shares.ts';

interface RestoreSharesProps {
  readonly gathered: readonly GatheredShare[];
  readonly onShare: (share: GatheredShare) => void;
  readonly onBack: () => void;
  readonly onContinue: () => void;
}

export const RestoreShares = ({ gathered, onShare, onBack, onContinue }: RestoreSharesProps) => {
  const t = useText();
  const enough = isEnough(gathered);
  return (
    <>
      <h1>{t('restore.sharesTitle')}</h1>
      {enough ? <Line tone="ok" mark="fine" role="status">{t('restore.sharesEnough', { count: gathered.length })}</Line> : <GatherShares gathered={gathered} onShare={onShare} />}
      <div className="row">
        {enough ? <Button kind="primary" autoFocus onPress={onContinue}>{t('ui.continue')}</Button> : null}
        <Button onPress={onBack}>{t('firstRun.back')}</Button>
      </div>
    </>
  );
};
