// What of the key slots can still be found on a disk, in any block of it, once a vault was made unreadable: counted for the evidence, and honest about what a file system keeps.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strike } from '../../electron/panic/strike.ts';
import { wipeVault } from '../../electron/panic/wipe.ts';
import { changePassphrase } from '../../electron/vault/index.ts';
import { headerFiles } from '../../electron/vault/header/files.ts';
import { slotsOf } from '../electron/panic/slot-bytes.ts';
import { orItsFailure, type Harness } from '../evidence/harness.ts';
import { loopHindrance, makeImage, mounted, settle } from './loop-disk.ts';
import { create, open, vaultIn } from './operations/ground.ts';
import { passphrase } from './secrets.ts';

const ends = {
  wipe: async (folder: string): Promise<void> => { await wipeVault(folder); },
  strike: async (folder: string): Promise<void> => { await strike({ folder, headerFolders: [], kill: () => Promise.resolve(), onUnreadable: () => undefined }); },
} as const;
type End = keyof typeof ends;
const parts = Object.keys(ends) as End[];

/** Passphrases before the last: what each header before the newest one held must be gone from the disk as well. */
const earlier = ['copper lantern avenue', 'walnut harbour seven'] as const;

/** Of a slot's text, so many characters are looked for at a time: 16 bytes of what is random. */
const pieceLength = 32;
const piecesOf = (slots: readonly string[]): readonly string[] => slots.flatMap((slot) => Array.from({ length: Math.floor(slot.length / pieceLength) }, (_none, index) => slot.slice(index * pieceLength, (index + 1) * pieceLength)));

/** How many of the pieces lie anywhere in the image. They are hexadecimal digits, and so is little else of that length on a disk. */
const foundIn = (image: Buffer, pieces: readonly string[]): number => {
  const digits = (image.toString('latin1').match(new RegExp(`[0-9a-f]{${String(pieceLength)},}`, 'gu')) ?? []).join('\n');
  return pieces.filter((piece) => digits.includes(piece)).length;
};

const searched = async (end: End): Promise<{ readonly before: number; readonly after: number; readonly pieces: number; readonly bytes: number }> => {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-remains-'));
  const image = join(folder, 'image');
  try {
    await makeImage(image);
    const slots: string[] = [];
    const note = async (vault: string): Promise<void> => { slots.push(...slotsOf(await readFile(join(vault, headerFiles[0]), 'utf8'))); };
    await mounted(image, join(folder, 'mounted'), async (place) => {
      const vault = vaultIn(place);
      await (await create(vault)).session.close();
      await note(vault);
      let current: string = passphrase;
      for (const next of earlier) {
        const session = await open(vault, current);
        await changePassphrase(session, current, next);
        await session.close();
        current = next;
        await note(vault);
      }
      await settle(place);
    });
    const pieces = [...new Set(piecesOf(slots))];
    const before = foundIn(await readFile(image), pieces);
    await mounted(image, join(folder, 'mounted'), async (place) => {
      await ends[end](vaultIn(place));
      await settle(place);
    });
    const left = await readFile(image);
    return { before, after: foundIn(left, pieces), pieces: pieces.length, bytes: left.byteLength };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

export const remains: Harness = {
  name: 'remains',
  title: 'What is left of the slots in any block of the disk',
  about: 'A vault on an ext4 disk in a file has its passphrase changed twice and is then made unreadable, by the tool’s wipe or as the window strikes. Every block of the disk is searched for every 16 bytes of every slot that any of its headers ever held. How many are left is published, and is about this file system alone: flash memory keeps old blocks that no program reaches. What did not hold: a slot of the newest header that is not found before, which would mean that the search finds nothing.',
  parts,
  hindrance: loopHindrance,
  run: async function* examined({ parts: wanted }) {
    for (const part of parts.filter((one) => wanted.includes(one))) {
      yield await orItsFailure(part, async () => {
        const { before, after, pieces, bytes } = await searched(part);
        return { what: part, counts: { 'pieces of slots': pieces, 'found before': before, 'left after': after, 'bytes searched': bytes }, losses: before === 0 ? ['the search finds no slot where there must be some'] : [] };
      });
    }
  },
};
