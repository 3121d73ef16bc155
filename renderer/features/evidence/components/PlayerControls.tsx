// The controls of the player. They run left to right in every language, like the film itself.
import { Pause, Play, RotateCcw, RotateCw, Volume2, VolumeX } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useKeyHint } from '../../../commands/use-key-hint.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useFormatter } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { ChoiceMenu } from './ChoiceMenu.tsx';
import type { Player } from '../hooks/use-player.ts';
import type { View } from '../hooks/use-view.ts';
import { CoverButton } from './CoverButton.tsx';
import { ViewTools } from './ViewTools.tsx';

const rates = ['0.25', '0.5', '1', '1.5', '2'] as const;

interface PlayerControlsProps {
  readonly player: Player;
  /** How the film is looked at; null for sound. */
  readonly view: View | null;
  readonly isSilenced: boolean;
  readonly onMark: () => void;
}

export const PlayerControls = ({ player, view, isSilenced, onMark }: PlayerControlsProps) => {
  const { text: t } = useFormatter();
  const keyHint = useKeyHint();
  const formats = useFormats();
  const { state } = player;
  const rate = rates.find((one) => Number(one) === state.rate) ?? '1';
  // Signs alone, as on every player: words between two times would be put out of order by one language or another.
  const clocks = `${formats.clock(state.at * 1000)} / ${formats.clock(state.length * 1000)}`;
  const position = t('viewer.timeOf', { now: formats.clock(state.at * 1000), total: formats.clock(state.length * 1000) });
  // The browser's own step is a tenth of a second; a person stepping through a film wants seconds.
  const stepByKey = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 6, PageDown: -6 }[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    player.skip(step * (event.shiftKey ? 1 : 5));
  };
  return (
    <div className="viewer-controls" role="group" aria-label={t('viewer.playerTools')} dir="ltr">
      <IconButton icon={RotateCcw} name={t('viewer.back5')} {...keyHint('five-back')} onPress={() => { player.skip(-5); }} />
      <IconButton icon={state.isPlaying ? Pause : Play} name={t(state.isPlaying ? 'viewer.pause' : 'viewer.play')} {...keyHint('play-or-pause')} onPress={player.toggle} />
      <IconButton icon={RotateCw} name={t('viewer.on5')} {...keyHint('five-on')} onPress={() => { player.skip(5); }} />
      <input className="viewer-seek" type="range" min={0} max={Math.max(state.length, 0.1)} step={0.1} value={state.at} aria-label={t('viewer.seek')} aria-valuetext={position}
        onChange={(event) => { player.seek(Number(event.currentTarget.value)); }} onKeyDown={stepByKey} />
      <span className="viewer-time" aria-hidden="true">{clocks}</span>
      <ChoiceMenu words={t('viewer.speed')} value={rate} options={rates.map((one) => ({ value: one, words: t('viewer.speedOf', { rate: Number(one) }) }))} onChange={(chosen) => { player.setRate(Number(chosen)); }} />
      <IconButton icon={state.isMuted ? VolumeX : Volume2} name={t(state.isMuted ? 'viewer.unmute' : 'viewer.mute')} {...keyHint('mute')} isDisabled={isSilenced} onPress={() => { player.setMuted(!state.isMuted); }} />
      <Button size="compact" onPress={onMark}>{t('viewer.mark')}</Button>
      {view === null ? null : <ViewTools scale={view.scale} actions={view.actions} />}
      <CoverButton />
      {isSilenced || state.isMuted ? <span className="text-2">{t(isSilenced ? 'viewer.silentCovered' : 'viewer.soundOff')}</span> : null}
    </div>
  );
};
