// The place where a duress passphrase is set up, replaced, taken away, tried and rehearsed: a page at a time, the same pages whether or not
// there is one already.
import { useState, type ReactNode } from 'react';
import type { MessageKey } from '../../../shared/i18n/keys.ts';
import { useRouter } from '../../frame/RouteProvider.tsx';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { StepTitle } from '../../ui/StepTitle.tsx';
import { AboutDuress } from './AboutDuress.tsx';
import { AboutUnreadable } from './AboutUnreadable.tsx';
import { ChooseEffect } from './ChooseEffect.tsx';
import { DecoyAdvice } from './DecoyAdvice.tsx';
import { DecoyPlace } from './DecoyPlace.tsx';
import { emptyDraft, hasDecoyPlace, type DuressDraft } from './duress-draft.ts';
import { RehearseDuress } from './RehearseDuress.tsx';
import { SetPassphrase } from './SetPassphrase.tsx';
import { TryPassphrase } from './TryPassphrase.tsx';

type Page = 'about' | 'effect' | 'advice' | 'place' | 'unreadable' | 'passphrase' | 'done';

const titles: Readonly<Record<Page, MessageKey>> = {
  about: 'duress.aboutTitle', effect: 'duress.effectTitle', advice: 'duress.adviceTitle', place: 'duress.placeTitle', unreadable: 'duress.unreadableTitle', passphrase: 'duress.passphraseTitle', done: 'duress.doneTitle',
};

const pagesFor = ({ choice }: DuressDraft): readonly Page[] =>
  ['about', 'effect', ...(choice === 'decoy' ? (['advice', 'place'] as const) : choice === 'destroy' ? (['unreadable'] as const) : []), 'passphrase', 'done'];

export const DuressScreen = () => {
  const t = useText();
  const router = useRouter();
  const [draft, setDraft] = useState<DuressDraft>(emptyDraft);
  const [page, setPage] = useState<Page>('about');
  const change = (part: Partial<DuressDraft>): void => { setDraft((now) => ({ ...now, ...part })); };
  const pages = pagesFor(draft);
  const at = pages.indexOf(page);
  const leave = (): void => { router.go({ place: 'safety', section: 'duress' }); };
  const step = (by: 1 | -1): void => {
    const next = pages[at + by];
    if (next === undefined) leave();
    else setPage(next);
  };
  const isReady = page === 'effect' ? draft.choice !== null : page !== 'place' || hasDecoyPlace(draft);
  const shown: Readonly<Record<Page, ReactNode>> = {
    about: <AboutDuress />,
    effect: <ChooseEffect draft={draft} onChange={change} />,
    advice: <DecoyAdvice />,
    place: <DecoyPlace draft={draft} onChange={change} />,
    unreadable: <AboutUnreadable />,
    passphrase: <SetPassphrase draft={draft} onBack={() => { step(-1); }} onDone={() => { step(1); }} />,
    done: (
      <>
        <p className="reading" role="status">{t('duress.done')}</p>
        <section className="panel stack" aria-labelledby="duress-try"><h2 id="duress-try">{t('duress.tryTitle')}</h2><TryPassphrase /></section>
        <section className="panel stack" aria-labelledby="duress-rehearse"><h2 id="duress-rehearse">{t('panic.rehearseTitle')}</h2><RehearseDuress chosen={draft.choice === 'none' ? null : draft.choice} /></section>
      </>
    ),
  };
  return (
    <div className="page" data-steps key={page}>
      <p className="text-2">{t('ui.stepOf', { step: at + 1, total: pages.length })}</p>
      <StepTitle>{t(titles[page])}</StepTitle>
      {shown[page]}
      {page === 'passphrase' ? null : page === 'done' ? <div><Button kind="primary" onPress={leave}>{t('ui.done')}</Button></div> : (
        <div className="row" data-align="apart">
          <Button onPress={() => { step(-1); }}>{t(at === 0 ? 'ui.cancel' : 'frame.back')}</Button>
          <Button kind="primary" isDisabled={!isReady} onPress={() => { step(1); }}>{t('ui.continue')}</Button>
        </div>
      )}
    </div>
  );
};
