// Puts pictures on the clock of the sound, which is what a film is timed by: a sound card's clock and a camera's run apart by seconds in hours. What comes
// from either is told late, never early, so the earliest of the last looks is the truest. Pure.

/** By how much the earliest look may grow old between two looks, in milliseconds: far more than two clocks run apart, far less than a look is late. */
const ageing = 0.05;

interface Follower {
  /** How far that clock is behind ours. */
  look(ours: number, theirs: number): number;
}

const follower = (): Follower => {
  let least: number | null = null;
  return {
    look(ours, theirs) {
      const seen = ours - theirs;
      least = least === null ? seen : Math.min(seen, least + ageing);
      return least;
    },
  };
};

export interface FilmClock {
  /** So much sound was heard by now. */
  sound(now: number, heardMs: number): void;
  /** When a picture was, in the film; null while nothing was heard since it went on. */
  picture(now: number, takenMs: number): number | null;
  /** Sound and film stand still; after it they begin anew. */
  rest(): void;
}

export const createFilmClock = (): FilmClock => {
  let [camera, microphone]: [Follower, Follower] = [follower(), follower()];
  let soundBehind: number | null = null;
  let lastPicture = -1;
  return {
    sound(now, heardMs) {
      soundBehind = microphone.look(now, heardMs);
    },
    picture(now, takenMs) {
      const cameraBehind = camera.look(now, takenMs);
      if (soundBehind === null) return null;
      const at = Math.round(takenMs + cameraBehind - soundBehind);
      if (at < 0) return null;
      lastPicture = Math.max(at, lastPicture + 1);
      return lastPicture;
    },
    rest() {
      [camera, microphone, soundBehind] = [follower(), follower(), null];
    },
  };
};
