// Where the opening file lies: in the vault's folder or on another disk, which copies there are, and what can be done. Whoever takes that disk out
// leaves a folder that nothing opens; whoever loses it loses the vault. Both are said here.
import { useEffect, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/registry.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';
import { SafetySection } from '../safety/SafetySection.tsx';
import { GiveUpCopy } from './GiveUpCopy.tsx';
import { LockWithDisk } from './LockWithDisk.tsx';
import { MoveBack } from './MoveBack.tsx';
import { PlaceLine, type Place } from './PlaceLine.tsx';
import { RehearseDisk } from './RehearseDisk.tsx';
import { WriteToDisk } from './WriteToDisk.tsx';

type Asked = { readonly what: 'move' | 'copy' | 'back' | 'rehearse' } | { readonly what: 'give-up'; readonly place: Place };

const Elsewhere = ({ places, onAsk }: { readonly places: readonly Place[]; readonly onAsk: (asked: Asked) => void }) => {
  const t = useText();
  const alone = places.length < 2;
  return (
    <>
      {alone ? <Line tone="warn" mark="attention">{t('keyDisk.onlyOne')}</Line> : null}
      <div className="row">
        <Button kind={alone ? 'primary' : 'plain'} onPress={() => { onAsk({ what: 'copy' }); }}>{t('keyDisk.copy')}</Button>
        <Button onPress={() => { onAsk({ what: 'back' }); }}>{t('keyDisk.moveBack')}</Button>
      </div>
      <LockWithDisk />
    </>
  );
};

const Places = ({ answer, onAsk }: { readonly answer: OutputOf<'keyDisk.places'>; readonly onAsk: (asked: Asked) => void }) => {
  const t = useText();
  const isElsewhere = answer.home === 'another-disk';
  return (
    <div className="stack">
      {isElsewhere ? <Line mark="fine">{t('keyDisk.elsewhere')}</Line> : <Line mark="not-known" actions={<Button onPress={() => { onAsk({ what: 'move' }); }}>{t('keyDisk.move')}</Button>}>{t('keyDisk.inFolder')}</Line>}
      {answer.places.length === 0 ? null : (
        <div className="stack" data-gap="small">
          {answer.places.map((place) => <PlaceLine key={place.id} place={place} isOnly={isElsewhere && answer.places.length === 1} onGiveUp={() => { onAsk({ what: 'give-up', place }); }} />)}
        </div>
      )}
      {isElsewhere ? <Elsewhere places={answer.places} onAsk={onAsk} /> : null}
    </div>
  );
};

export const KeyDiskSection = () => {
  const t = useText();
  const answer = useAnswer('keyDisk.places', {});
  const [asked, setAsked] = useState<Asked | null>(null);
  const { refetch } = answer;
  // Disks come and go without a word: which of them are there is looked at whenever this is shown.
  useEffect(() => { void refetch(); }, [refetch]);
  const close = (): void => { setAsked(null); };
  return (
    <SafetySection section="opening-file" help={t('keyDisk.help')}>
      {answer.error === null ? null : <FailureLine failure={answer.error.failure} />}
      {answer.data === undefined ? null : <Places answer={answer.data} onAsk={setAsked} />}
      <div><Button kind="quiet" onPress={() => { setAsked({ what: 'rehearse' }); }}>{t('keyDisk.rehearse')}</Button></div>
      {asked?.what === 'move' || asked?.what === 'copy' ? <WriteToDisk what={asked.what} onClose={close} /> : null}
      {asked?.what === 'rehearse' ? <RehearseDisk onClose={close} /> : null}
      {asked?.what === 'back' ? <MoveBack onClose={close} /> : null}
      {asked?.what === 'give-up' ? <GiveUpCopy place={asked.place} onClose={close} /> : null}
    </SafetySection>
  );
};
