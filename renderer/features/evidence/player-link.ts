// Ties a text to the player beside it: whoever reads or writes the one steers the other. Holds nothing but the player that is on the screen.
import { createContext, useContext, useEffect } from 'react';
import type { Player } from './hooks/use-player.ts';

export interface PlayerLink {
  /** The player that is there now, or null. */
  readonly offer: (player: Player | null) => void;
  /** Where it is, in seconds; null where none is. */
  readonly now: () => number | null;
  readonly toggle: () => void;
  readonly pause: () => void;
  readonly skip: (seconds: number) => void;
  readonly playFrom: (seconds: number) => void;
}

export const createPlayerLink = (): PlayerLink => {
  let player: Player | null = null;
  return {
    offer: (next) => { player = next; },
    now: () => player?.element.current?.currentTime ?? null,
    toggle: () => { player?.toggle(); },
    pause: () => { player?.pause(); },
    skip: (seconds) => { player?.skip(seconds); },
    playFrom(seconds) {
      player?.seek(seconds);
      if (player?.element.current?.paused === true) player.toggle();
    },
  };
};

export const PlayerLinkContext = createContext<PlayerLink | null>(null);

export const usePlayerLink = (): PlayerLink | null => useContext(PlayerLinkContext);

/** Lets a text beside it steer this player. */
export const useOfferPlayer = (player: Player): void => {
  const link = usePlayerLink();
  useEffect(() => { link?.offer(player); }, [link, player]);
  useEffect(() => () => { link?.offer(null); }, [link]);
};
