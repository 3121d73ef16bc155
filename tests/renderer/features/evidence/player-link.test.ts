// A text steers the player that is on the screen, and nothing where none is.
import { describe, expect, it } from 'vitest';
import { createPlayerLink } from '../../../../renderer/features/evidence/player-link.ts';
import type { Player } from '../../../../renderer/features/evidence/hooks/use-player.ts';

const playing = (paused: boolean) => {
  const calls: string[] = [];
  const element = { current: { currentTime: 12.5, paused } as HTMLVideoElement };
  const player = { element, toggle: () => { calls.push('toggle'); }, pause: () => { calls.push('pause'); }, seek: (to: number) => { calls.push(`seek ${String(to)}`); }, skip: (by: number) => { calls.push(`skip ${String(by)}`); } } as unknown as Player;
  return { calls, player };
};

describe('a text and its player', () => {
  it('plays from a time: goes there, and begins to play where it stood still', () => {
    const link = createPlayerLink();
    const [still, moving] = [playing(true), playing(false)];
    link.offer(still.player);
    link.playFrom(30);
    link.offer(moving.player);
    link.playFrom(30);
    link.skip(-5);
    expect([still.calls, moving.calls, link.now()]).toEqual([['seek 30', 'toggle'], ['seek 30', 'skip -5'], 12.5]);
  });

  it('does nothing and knows no time once the player is gone', () => {
    const link = createPlayerLink();
    const { calls, player } = playing(true);
    link.offer(player);
    link.offer(null);
    link.toggle();
    link.playFrom(1);
    link.skip(5);
    link.pause();
    expect([calls, link.now()]).toEqual([[], null]);
  });
});
