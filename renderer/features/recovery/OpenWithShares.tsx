// The way back that several people hold together: gathers their shares, then lets the person who opens the vault join it.
import { useState } from 'react';
import type { OpeningReport } from '../../../shared/vault/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { GatherShares, type GatheredShare } from './GatherShares.tsx';
import { isEnough } from './gathered-shares.ts';
import { JoinThroughShares } from './JoinThroughShares.tsx';

interface OpenWithSharesProps {
  readonly onOpened: (report: OpeningReport) => void;
  readonly onBack: () => void;
}

export const OpenWithShares = ({ onOpened, onBack }: OpenWithSharesProps) => {
  const t = useText();
  const [gathered, setGathered] = useState<readonly GatheredShare[]>([]);
  const enough = isEnough(gathered);
  return (
    <>
      <h2>{t('recovery.title')}</h2>
      {enough
        ? <JoinThroughShares shares={gathered.map(({ held }) => held)} onOpened={onOpened} />
        : <GatherShares gathered={gathered} onShare={(share) => { setGathered([...gathered, share]); }} />}
      <div className="unlock-ways"><Button kind="quiet" onPress={onBack}>{t('unlock.withPassphrase')}</Button></div>
    </>
  );
};
