// The test: the agreed number of holders enter theirs, and the vault says whether they would open it. Nothing but the note of it changes.
import { useState, type ReactNode } from 'react';
import { useCommand } from '../../data/use-answer.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';
import { GatherShares, type GatheredShare } from '../recovery/GatherShares.tsx';
import { isEnough } from '../recovery/gathered-shares.ts';

export const TestShares = ({ onLeave }: { readonly onLeave: () => void }) => {
  const t = useText();
  const test = useCommand('recovery.testShares', ['recovery.wayBack', 'health.look', 'custody.page', 'custody.head']);
  const [gathered, setGathered] = useState<readonly GatheredShare[]>([]);
  const enough = isEnough(gathered);
  const go = (): void => { test.mutate({ shares: gathered.map(({ held }) => ({ ...held })) }); };
  const again = (): void => {
    test.reset();
    setGathered([]);
  };
  const step = (): ReactNode => {
    if (test.isSuccess) return <Line tone="ok" mark="fine" role="status">{t('shares.testRight', { count: gathered.length })}</Line>;
    if (!enough) return <GatherShares gathered={gathered} onShare={(share) => { setGathered([...gathered, share]); }} />;
    return (
      <>
        <p>{t('shares.testEnough', { count: gathered.length })}</p>
        {test.error === null ? null : <FailureLine failure={test.error.failure} />}
        <p role="status" className="text-2">{test.isPending ? t('shares.working') : null}</p>
        <div className="row">
          <Button kind="primary" autoFocus isDisabled={test.isPending} onPress={go}>{t('shares.testNow')}</Button>
          {test.error === null ? null : <Button onPress={again}>{t('shares.testAgain')}</Button>}
        </div>
      </>
    );
  };
  return (
    <div className="stack">
      <h1>{t('shares.testTitle')}</h1>
      <p className="reading">{t('shares.testHelp')}</p>
      {step()}
      <div><Button kind={test.isSuccess ? 'primary' : 'quiet'} onPress={onLeave}>{t(test.isSuccess ? 'ui.done' : 'shares.testLeave')}</Button></div>
    </div>
  );
};
