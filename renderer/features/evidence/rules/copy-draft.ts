// What is being marked for a working copy, as words that outlive a lock, and back. Pure.
import { areaSchema, coverReasons, coverWays, isWithin, mostCovers, type Area, type CopyPlan, type Cover, type Size } from '../../../../shared/evidence/working-copy.ts';

/** What a person marks; the size of the picture belongs to the picture. */
export type Marks = Pick<CopyPlan, 'crop' | 'covers'>;

export const noMarks: Marks = Object.freeze({ crop: null, covers: [] });

export const isUnmarked = ({ crop, covers }: Marks): boolean => crop === null && covers.length === 0;

const numbersOf = ({ x, y, width, height }: Area): string => [x, y, width, height].map(String).join(' ');

/** A cover as words. */
export const coverText = (cover: Cover): string => `${cover.way} ${cover.reason} ${numbersOf(cover)} ${cover.words}`;

/** Fields of a draft. An item without marks has none, so that the draft is forgotten. */
export const draftWords = (item: string, page: number, { crop, covers }: Marks): Readonly<Record<string, string>> => (crop === null && covers.length === 0 ? {} : {
  item: `${item} ${String(page)}`,
  ...(crop === null ? {} : { crop: numbersOf(crop) }),
  ...Object.fromEntries(covers.map((cover, index) => [`cover ${String(index)}`, coverText(cover)])),
});

const areaIn = (words: readonly string[], size: Size | null): Area | null => {
  const [x, y, width, height] = words.map(Number);
  const area = areaSchema.safeParse({ x, y, width, height });
  return area.success && (size === null || isWithin(area.data, size)) ? area.data : null;
};

/** The cover that words say, within a size where that is known; null for none. */
export const coverWritten = (text: string | undefined, size: Size | null): Cover | null => {
  const [way, reason, ...rest] = (text ?? '').split(' ');
  const area = areaIn(rest.slice(0, 4), size);
  const [knownWay, knownReason] = [coverWays.find((one) => one === way), coverReasons.find((one) => one === reason)];
  return area === null || knownWay === undefined || knownReason === undefined ? null : { ...area, way: knownWay, reason: knownReason, words: rest.slice(4).join(' ') };
};

/** The marks that a draft holds of this page of an item; none of any other. */
export const marksInDraft = (words: Readonly<Record<string, string>>, item: string, page: number, size: Size): Marks => {
  if (words['item'] !== `${item} ${String(page)}`) return noMarks;
  const covers = Array.from({ length: mostCovers }, (_, index) => coverWritten(words[`cover ${String(index)}`], size)).filter((cover) => cover !== null);
  return { crop: words['crop'] === undefined ? null : areaIn(words['crop'].split(' '), size), covers };
};
