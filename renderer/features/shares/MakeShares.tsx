// Makes a set of shares: how many people and how many of them are enough, then one holder after the other, then the set counts. Until
// then nothing has changed. Leaving waits for the vault's answer and says which of the two it is.
import { useEffect, useRef, useState } from 'react';
import { api } from '../../api.ts';
import { useCommand } from '../../data/use-answer.ts';
import { useText } from '../../i18n/use-text.ts';
import { announce } from '../../session/notices.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { ChooseSharing, type Sharing } from './ChooseSharing.tsx';
import { HolderStep } from './HolderStep.tsx';
import { KeepStep } from './KeepStep.tsx';
import { SharesDone } from './SharesDone.tsx';
import type { WrittenShare } from './written-share.ts';

const leaveSet = async (t: ReturnType<typeof useText>, sharing: Sharing | null): Promise<void> => {
  const left = await api.recovery.abandonShares({});
  // A vault that was locked meanwhile has nothing to say, and nobody to say it to.
  if (!left.ok) return;
  announce(left.value.counts ? t('shares.finishedMeanwhile', { threshold: sharing?.threshold ?? 0, count: sharing?.count ?? 0 }) : t('shares.abandoned'));
};

export const MakeShares = ({ onLeave }: { readonly onLeave: () => void }) => {
  const t = useText();
  const finish = useCommand('recovery.finishShares', ['recovery.wayBack', 'health.look', 'backup.state', 'custody.page', 'custody.head']);
  const [sharing, setSharing] = useState<Sharing | null>(null);
  const [kept, setKept] = useState<readonly string[]>([]);
  const [written, setWritten] = useState<WrittenShare | null>(null);
  const isUnfinished = useRef(false);
  const words = useRef(t);
  const made = useRef<Sharing | null>(null);
  useEffect(() => { isUnfinished.current = sharing !== null && !finish.isSuccess; }, [sharing, finish.isSuccess]);
  useEffect(() => { words.current = t; }, [t]);
  useEffect(() => { made.current = sharing; }, [sharing]);
  // Only when the place is left: a language that is changed in the middle must not cost the set.
  useEffect(() => () => {
    if (isUnfinished.current) void leaveSet(words.current, made.current);
  }, []);
  const leave = <Button kind="quiet" onPress={onLeave}>{t(sharing === null ? 'ui.cancel' : 'shares.leave')}</Button>;
  const finishSet = (): void => { finish.mutate({}); };
  const keep = (holder: string): void => {
    const all = [...kept, holder];
    setKept(all);
    setWritten(null);
    if (sharing !== null && all.length === sharing.count) finishSet();
  };
  if (sharing === null) return <ChooseSharing onBegun={setSharing} leave={leave} />;
  if (finish.isSuccess) return <SharesDone sharing={sharing} holders={kept} onLeave={onLeave} />;
  if (kept.length === sharing.count) {
    return (
      <>
        <h1>{t('shares.finishing')}</h1>
        {finish.error === null ? <p role="status">{t('shares.finishingHelp')}</p> : <FailureLine failure={finish.error.failure} />}
        {finish.error === null ? null : <div className="row"><Button kind="primary" onPress={finishSet}>{t('frame.tryAgain')}</Button>{leave}</div>}
      </>
    );
  }
  const number = kept.length + 1;
  if (written === null) return <HolderStep key={number} sharing={sharing} number={number} others={kept} onWritten={setWritten} leave={leave} />;
  return <KeepStep key={number} sharing={sharing} share={written} onKept={() => { keep(written.holder); }} onAgain={() => { setWritten(null); }} leave={leave} />;
};
