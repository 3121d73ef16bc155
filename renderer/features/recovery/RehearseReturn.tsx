// The rehearsal of the way back: a practice vault with shares and a backup is lost, and brought back by two of three holders.
import { useState } from 'react';
import { practisedSharing, type BroughtBack, type PracticeShare } from '../../../shared/rehearsal/schema.ts';
import type { RehearsalResult } from '../../../shared/panic/schema.ts';
import { useCommand } from '../../data/use-answer.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { PracticeEnd } from '../panic/PracticeEnd.tsx';
import { GatherShares, type GatheredShare } from './GatherShares.tsx';
import { isEnough } from './gathered-shares.ts';

const Lost = ({ unreadableMs, opensNoMore }: RehearsalResult) => {
  const t = useText();
  const formats = useFormats();
  return (
    <p className="reading" role="status">
      {t('panic.rehearseResultTime', { ms: formats.number(Math.ceil(unreadableMs)) })} {t('panic.rehearseResultOpens', { opensNoMore: String(opensNoMore) })}
    </p>
  );
};

/** What would be on paper in three places, and in three heads. */
const Pages = ({ shares, lay }: { readonly shares: readonly PracticeShare[]; readonly lay: (text: string) => void }) => {
  const t = useText();
  return (
    <>
      <p className="reading">{t('recovery.rehearseGather')}</p>
      {shares.map(({ number, text, passphrase }) => (
        <div key={number} className="stack" data-gap="small" role="group" aria-label={t('shares.holderTitle', { number, count: practisedSharing.count })}>
          <p aria-hidden="true">{t('shares.holderTitle', { number, count: practisedSharing.count })}</p>
          <p className="passphrase-words mono" dir="ltr">{passphrase}</p>
          <div><Button onPress={() => { lay(text); }}>{t('recovery.rehearseEnter', { number })}</Button></div>
        </div>
      ))}
    </>
  );
};

const Back = ({ objects, isSame }: BroughtBack) => {
  const t = useText();
  return (
    <section className="stack" data-gap="small" role="status" aria-label={t('recovery.rehearseBack')}>
      <h2>{t('recovery.rehearseBack')}</h2>
      <ul className="panic-list reading">
        <li>{t('recovery.rehearseBackFiles', { objects })}</li>
        <li>{t('recovery.rehearseBackOpens')}</li>
        <li>{t('recovery.rehearseBackSame', { same: String(isSame) })}</li>
        <li>{t('recovery.rehearseBackThen')}</li>
      </ul>
    </section>
  );
};

export const RehearseReturn = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useText();
  const [gathered, setGathered] = useState<readonly GatheredShare[]>([]);
  const make = useCommand('rehearsal.makeForReturn', []);
  const lose = useCommand('rehearsal.loseForReturn', []);
  const bring = useCommand('rehearsal.bringBack', []);
  const commands = [make, lose, bring] as const;
  const waiting = make.isPending ? t('recovery.rehearseMaking') : lose.isPending ? t('recovery.rehearseLosing') : bring.isPending ? t('recovery.rehearseBringing') : null;
  const brought = new Set(gathered.map(({ facts }) => facts.number));
  const atHand = (make.data?.shares ?? []).filter(({ number }) => !brought.has(number));
  const forget = (): void => {
    for (const command of commands) command.reset();
    setGathered([]);
  };
  return (
    <Dialog title={t('recovery.rehearse')} isOpen onClose={onClose}>
      <div className="stack">
        <p className="reading">{t('recovery.rehearseHow')}</p>
        <p role="status" className="text-2">{waiting}</p>
        {make.isSuccess && lose.data === undefined ? (
          <>
            <p className="reading" role="status">{t('recovery.rehearseReady')}</p>
            <div><Button autoFocus isDisabled={lose.isPending} onPress={() => { lose.mutate({}); }}>{t('recovery.rehearseLose')}</Button></div>
          </>
        ) : null}
        {lose.data === undefined ? null : <Lost {...lose.data} />}
        {lose.data !== undefined && !isEnough(gathered)
          ? <GatherShares gathered={gathered} onShare={(share) => { setGathered([...gathered, share]); }} pages={(lay) => <Pages shares={atHand} lay={lay} />} />
          : null}
        {isEnough(gathered) && bring.data === undefined
          ? <div><Button autoFocus kind="primary" isDisabled={bring.isPending} onPress={() => { bring.mutate({ shares: gathered.map(({ held }) => ({ ...held })) }); }}>{t('recovery.rehearseBring')}</Button></div>
          : null}
        {bring.data === undefined ? null : <Back {...bring.data} />}
        {commands.map(({ error }, at) => (error === null ? null : <FailureLine key={at} failure={error.failure} />))}
        <PracticeEnd which="return" state={make.isPending ? 'making' : make.isSuccess ? 'made' : 'none'} isBusy={lose.isPending || bring.isPending} begin={t('panic.rehearse')}
          isOver={bring.data !== undefined} onBegin={() => { make.mutate({}); }} onEnded={forget} />
      </div>
    </Dialog>
  );
};
