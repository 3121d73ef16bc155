// A vault of ten thousand small items, made as a person would make it: files on a disk that are added. Where lists are long is seen in it alone.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exif } from '../../electron/made-up-case/draw/exif.ts';
import { jpeg } from '../../electron/made-up-case/draw/jpeg.ts';
import { blank, ellipse, rectangle, type Colour } from '../../electron/made-up-case/draw/raster.ts';
import { addPaths } from '../../electron/evidence/tool.ts';
import { createVault, systemRandom } from '../../electron/vault/index.ts';
import { instant } from '../../shared/time.ts';

export const manyItemsCount = 10_000;

const filesInAFolder = 500;
const places = ['Kiln Street', 'Ruden station', 'склад', 'ساحة', 'mill gate', 'north yard', 'canteen'] as const;
const things = ['broken door', 'police line', 'dismissal letter handed over in the corridor before the shift began', 'задержание', 'شرطة', 'banner', 'minibus'] as const;

/** A word that a few dozen of them have in their name, spread over all of them. */
export const rareWord = 'loudhailer';

const nameOf = (number: number): string =>
  [places[number % places.length], number % 293 === 7 ? rareWord : things[(number * 3 + Math.floor(number / 11)) % things.length], String(number).padStart(5, '0')].join(' ');

const takenAt = (number: number): string => new Date(Date.UTC(2023, 0, 3, 6) + number * 2.7 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ').replaceAll('-', ':');

const shade = (number: number, step: number): number => 60 + ((number * step) % 160);

const photograph = (number: number): Buffer => {
  const colour: Colour = [shade(number, 37), shade(number, 53), shade(number, 71)];
  const picture = blank(96, 64, [shade(number, 11), shade(number, 17), shade(number, 23)]);
  const left = (number % 13) / 20;
  rectangle(picture, [left, 0.3, left + 0.35, 1], colour);
  ellipse(picture, [0.8, 0.25, 0.1, 0.14], [240, 230, 200]);
  return jpeg(picture, exif({ make: 'ExampleCo', model: 'Phone A', taken: takenAt(number) }));
};

const contentOf = (number: number): readonly [extension: string, bytes: Buffer | string] => {
  switch (number % 10) {
    case 4: return ['txt', `Note ${String(number)}\n\nWhat was seen at the gate, written down the same evening.\n`];
    case 9: return ['csv', `day,place,people\n${takenAt(number).slice(0, 10)},gate,${String(number)}\n`];
    default: return ['jpg', photograph(number)];
  }
};

/** Makes the vault; `files` is used on the way and gone afterwards. Answers with how many items it holds. */
export const makeManyItems = async ({ vault, files, passphrase }: { readonly vault: string; readonly files: string; readonly passphrase: string }): Promise<number> => {
  for (let number = 1; number <= manyItemsCount; number += 1) {
    const folder = join(files, String(Math.floor(number / filesInAFolder)).padStart(3, '0'));
    await mkdir(folder, { recursive: true });
    const [extension, bytes] = contentOf(number);
    await writeFile(join(folder, `${nameOf(number)}.${extension}`), bytes);
  }
  const { session } = await createVault({ folder: vault, passphrase, memberName: 'Ilen Daros', clock: () => instant(Date.now()), random: systemRandom });
  try {
    let added = 0;
    await addPaths(session, [files], { onResult: ({ outcome }) => { added += outcome === 'new' ? 1 : 0; } });
    return added;
  } finally {
    await session.close();
    await rm(files, { recursive: true });
  }
};
