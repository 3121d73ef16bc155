// Packets of picture and sound, cut into pieces that each begin their picture anew. A piece waits until the sound has come as far as its picture. Pure.
import { filmPiece, type Packet, type Track } from '../../../shared/recording/film-piece.ts';

/** Sound that does not come does not hold a piece back for ever. */
const mostHeldBytes = 8 * 1024 * 1024;

export interface FilmCutter {
  add(packet: Packet): void;
  /** Hands over all that there is. The picture then begins anew: what comes before that has no piece to be in. */
  part(): void;
}

export const createFilmCutter = (piece: (bytes: Uint8Array<ArrayBuffer>) => void): FilmCutter => {
  let held: Packet[] = [];
  let heldBytes = 0;
  let cutAt: number | null = null;
  let awaitsKey = true;
  const last: Record<Track, number> = { picture: -1, sound: -1 };

  const emit = (packets: readonly Packet[], rest: Packet[]): void => {
    held = rest;
    heldBytes = rest.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
    cutAt = null;
    if (packets.length > 0) piece(filmPiece(packets));
  };
  const cut = (): void => {
    if (cutAt === null || (last.sound < cutAt && heldBytes < mostHeldBytes)) return;
    const at = cutAt;
    emit(held.filter(({ atMs }) => atMs < at), held.filter(({ atMs }) => atMs >= at));
  };

  return {
    add(packet) {
      const { track, atMs, isKey, bytes } = packet;
      if (atMs <= last[track] || (track === 'picture' && awaitsKey && !isKey)) return;
      if (track === 'picture') {
        awaitsKey = false;
        if (isKey && cutAt === null && held.some((one) => one.track === 'picture')) cutAt = atMs;
      }
      last[track] = atMs;
      held.push(packet);
      heldBytes += bytes.byteLength;
      cut();
    },
    part() {
      awaitsKey = true;
      // Sound before the first picture has none to belong to yet.
      if (last.picture >= 0) emit(held, []);
    },
  };
};
