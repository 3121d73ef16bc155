// The holders bring their shares one after the other: together they open the chosen backup.
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Line } from '../../ui/Line.tsx';
import { GatherShares, type GatheredShare } from '../recovery/GatherShares.tsx';
import { isEnough } from '../recovery/gathered-shares.ts';
import type { RestoreDraft } from './restore-draft.ts';
import { TryLines } from './TryLines.tsx';
import { useTrySecret } from './use-try-secret.ts';

interface RestoreSharesProps {
  readonly draft: RestoreDraft;
  readonly onShare: (share: GatheredShare) => void;
  readonly onBack: () => void;
  readonly onContinue: () => void;
}

export const RestoreShares = ({ draft, onShare, onBack, onContinue }: RestoreSharesProps) => {
  const t = useText();
  const gathered = draft.shares;
  const tried = useTrySecret(draft, onContinue);
  const enough = isEnough(gathered);
  return (
    <>
      <h1>{t('restore.sharesTitle')}</h1>
      {enough ? <Line tone="ok" mark="fine" role="status">{t('restore.sharesEnough', { count: gathered.length })}</Line> : <GatherShares gathered={gathered} onShare={onShare} />}
      <TryLines tried={tried} />
      <div className="row">
        {enough ? <Button kind="primary" autoFocus isDisabled={tried.isTrying} onPress={tried.tryIt}>{t('ui.continue')}</Button> : null}
        <Button onPress={onBack}>{t('firstRun.back')}</Button>
      </div>
    </>
  );
};
