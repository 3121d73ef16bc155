// Finds slots of a header in the raw bytes of files: as text, as the bytes they stand for, and cut in pieces.
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { pathsBelow } from '../../journeys/support/files-of.ts';

/** The slots of a header's text, in hex. */
export const slotsOf = (header: string): readonly string[] => z.object({ slots: z.array(z.string()).min(1) }).parse(JSON.parse(header)).slots;

/** A slot that was half overwritten still holds bytes of it: pieces of 16 bytes are looked for. */
const piecesOf = (slot: string): readonly Buffer[] =>
  (slot.match(/.{32}/gu) ?? []).flatMap((piece) => [Buffer.from(piece), Buffer.from(piece, 'hex')]);

/** Files below the folder in which a piece of any slot can be found. */
export const filesWithSlots = async (folder: string, slots: readonly string[]): Promise<readonly string[]> => {
  const pieces = slots.flatMap(piecesOf);
  const found: string[] = [];
  for (const path of pathsBelow(folder)) {
    const bytes = await readFile(path);
    if (pieces.some((piece) => bytes.includes(piece))) found.push(path);
  }
  return found;
};
