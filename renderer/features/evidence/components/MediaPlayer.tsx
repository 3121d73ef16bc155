// Plays video and sound straight from the vault, with controls that keys and screen readers can use. What cannot be played is
// said plainly.
import { Volume2 } from 'lucide-react';
import type { EvidenceItem } from '../../../../shared/evidence/schema.ts';
import { useText } from '../../../i18n/use-text.ts';
import { playability } from '../../../media/playable.ts';
import { announce } from '../../../session/notices.ts';
import { Bdi } from '../../../ui/Bdi.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { focusIfFree } from '../hooks/focus-if-free.ts';
import { useAskedField } from '../hooks/use-details-focus.ts';
import { useItemDraft } from '../hooks/use-item-draft.ts';
import type { Media } from '../hooks/use-media.ts';
import { usePlayer } from '../hooks/use-player.ts';
import { useView } from '../hooks/use-view.ts';
import { useViewer } from '../hooks/use-viewer.ts';
import { useOfferPlayer } from '../player-link.ts';
import { isSilent, type CoverStage } from '../rules/cover.ts';
import { clockOf, marksIn, withMark } from '../rules/marks.ts';
import { DecodeFailed } from './DecodeFailed.tsx';
import { Marks } from './Marks.tsx';
import { NotShown } from './NotShown.tsx';
import { PlayerControls } from './PlayerControls.tsx';
import { ViewGround } from './ViewGround.tsx';

interface MediaPlayerProps {
  readonly item: EvidenceItem;
  readonly media: Media;
  readonly stage: CoverStage;
}

const step = 5;
/** One frame at 25 a second; files that say otherwise are close enough to step by eye. */
const frame = 1 / 25;

/** A small film is made as large as its room, as on every player. */
const mostFit = Infinity;

const canPlay = (type: string): string => document.createElement('video').canPlayType(type);

export const MediaPlayer = ({ item, media, stage }: MediaPlayerProps) => {
  const t = useText();
  const isVideo = item.viewer === 'video';
  const player = usePlayer(isVideo, isSilent(stage));
  useOfferPlayer(player);
  const { state } = player;
  const { draft, description } = useItemDraft(item);
  const [, ask] = useAskedField();
  const mark = (): void => {
    player.pause();
    draft.set('notes', withMark(description.notes, state.at));
    ask({ id: item.id, field: 'notes' });
    announce(t('viewer.marked', { time: clockOf(state.at) }));
  };
  const view = useView(state.picture, mostFit);
  const lacksDecoder = state.withoutPicture || playability(item.fileSays.codec, canPlay) === 'no';
  const cannotPlay = state.failed || lacksDecoder;
  const onKeyDown = useViewer({
    as: isVideo ? 'film' : 'sound', isShown: !cannotPlay, moves: { ...(isVideo ? view.moves : {}), ' ': player.toggle },
    actions: {
      ...view.actions,
      'five-back': () => { player.skip(-step); }, 'play-or-pause': player.toggle, 'five-on': () => { player.skip(step); },
      'frame-back': () => { player.pause(); player.skip(-frame); }, 'frame-on': () => { player.pause(); player.skip(frame); },
      mark, mute: () => { if (!isSilent(stage)) player.setMuted(!state.isMuted); },
    },
  });
  if (cannotPlay) {
    const title = t(isVideo ? 'viewer.notPlayedVideo' : 'viewer.notPlayedAudio');
    return lacksDecoder
      ? <NotShown item={item} title={title}><p>{t('viewer.codecMissing', { codec: item.fileSays.codec ?? 'none' })} {t('viewer.whatToDoPlay')}</p></NotShown>
      : <DecodeFailed item={item} why="cannot-decode" title={title} />;
  }
  const element = <video ref={player.element} src={media.url} preload="metadata" disablePictureInPicture disableRemotePlayback playsInline />;
  return (
    <div className="viewer-player" onKeyDown={onKeyDown}>
      {isVideo ? <ViewGround view={view} role="group" name={t('viewer.videoName', { id: item.id })} onPress={player.toggle}>{element}</ViewGround> : (
        <div className="viewer-ground" ref={focusIfFree} data-sound tabIndex={0} role="group" aria-label={t('viewer.soundName', { id: item.id })}>
          <span className="viewer-sound"><Icon of={Volume2} size="large" /><Bdi value={item.title === '' ? item.fileName : item.title} /></span>
          {element}
        </div>
      )}
      <PlayerControls player={player} view={isVideo ? view : null} isSilenced={isSilent(stage)} onMark={mark} />
      <Marks marks={marksIn(description.notes)} onSeek={player.seek} />
    </div>
  );
};
