// Covers the window from the moment a gesture begins: what it will do, how it is stopped. Lies above every dialog, outside their focus trap.
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { PanicStatus } from '../../../shared/panic/schema.ts';
import { api } from '../../api.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';

const stop = (): void => { void api.panic.cancel({}); };
/** A key that is still down from pressing the system-wide one repeats into the window; it is no tap. */
const stopByKey = (event: KeyboardEvent): void => { if (!event.repeat) stop(); };

const Holding = ({ lengthMs }: { readonly lengthMs: number }) => {
  const t = useText();
  return (
    <>
      <p className="panic-cover-title">{t('panic.coverHolding')}</p>
      <svg className="panic-ring" viewBox="0 0 100 100" aria-hidden="true" focusable="false">
        <circle className="panic-ring-way" cx="50" cy="50" r="44" />
        <circle className="panic-ring-done" cx="50" cy="50" r="44" pathLength="1" style={{ animationDuration: `${String(lengthMs)}ms` }} />
      </svg>
      <p>{t('panic.coverLetGo')}</p>
    </>
  );
};

/** Any key and any touch stop it; main hears keys by itself, a touch is told here. */
const Countdown = ({ lengthMs }: { readonly lengthMs: number }) => {
  const t = useText();
  const [seconds, setSeconds] = useState(Math.ceil(lengthMs / 1000));
  useEffect(() => {
    const ticking = setInterval(() => { setSeconds((left) => Math.max(0, left - 1)); }, 1000);
    return () => { clearInterval(ticking); };
  }, []);
  // Before the cover is painted: whoever sees that a tap stops it must not tap in vain.
  useLayoutEffect(() => {
    window.addEventListener('pointerdown', stop, { capture: true });
    window.addEventListener('keydown', stopByKey, { capture: true });
    return () => {
      window.removeEventListener('pointerdown', stop, { capture: true });
      window.removeEventListener('keydown', stopByKey, { capture: true });
    };
  }, []);
  return (
    <>
      <p className="panic-cover-title">{t('panic.coverCountdown', { seconds })}</p>
      <p>{t('panic.coverTap')}</p>
    </>
  );
};

const SecondPress = () => {
  const t = useText();
  const buttons = useRef<HTMLDivElement>(null);
  // A key that is still down from the first press must meet the safe button.
  useEffect(() => { buttons.current?.querySelector('button')?.focus(); }, []);
  return (
    <>
      <p className="panic-cover-title">{t('panic.coverSecond')}</p>
      <p>{t('panic.coverSecondHint')}</p>
      <div ref={buttons} className="panic-cover-buttons">
        <Button size="large" onPress={stop}>{t('panic.stop')}</Button>
        <Button size="large" kind="danger-final" onPress={() => { void api.panic.press({ place: 'second' }); }}>{t('panic.second')}</Button>
      </div>
    </>
  );
};

export const PanicCover = ({ status }: { readonly status: PanicStatus }) => {
  const t = useText();
  const { stage, lengthMs, mode } = status;
  return (
    <div className="panic-cover" role="alertdialog" aria-label={t('panic.title')} data-practice={mode === 'real' ? undefined : true} data-react-aria-top-layer="true">
      <div className="panic-cover-words" role="alert">
        {mode === 'real' ? null : <p className="panic-practice-word">{t('panic.practiceNothing')}</p>}
        {stage === 'holding' ? <Holding lengthMs={lengthMs} /> : null}
        {stage === 'countdown' ? <Countdown lengthMs={lengthMs} /> : null}
        {stage === 'second-press' ? <SecondPress /> : null}
      </div>
    </div>
  );
};
