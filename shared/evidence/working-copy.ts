// Working copies of pictures: what is covered, blurred and cut off, and the rules of where an area lies. Everything is in pixels of the picture as it
// is shown, turned as its file says, from its upper left corner. Pure.
import { z } from 'zod';

/** `box`: one flat colour. `blur`: made of very few colours and smoothed. */
export const coverWays = ['box', 'blur'] as const;
export type CoverWay = (typeof coverWays)[number];

/** Why an area is covered (DOMAIN 3.4). */
export const coverReasons = ['face', 'name', 'place', 'number', 'contact', 'health', 'other'] as const;
export type CoverReason = (typeof coverReasons)[number];

/** Longest side of any picture. */
const longestSide = 100_000;
/** Areas of one copy. */
export const mostCovers = 200;
export const longestCoverWords = 300;

const side = z.int().min(1).max(longestSide);
const place = z.int().min(0).max(longestSide);

export const pictureSizeSchema = z.strictObject({ width: side, height: side });
export type Size = z.infer<typeof pictureSizeSchema>;

export const areaSchema = z.strictObject({ x: place, y: place, width: side, height: side });
export type Area = z.infer<typeof areaSchema>;

export const coverSchema = z.strictObject({ ...areaSchema.shape, way: z.enum(coverWays), reason: z.enum(coverReasons), words: z.string().max(longestCoverWords) });
export type Cover = z.infer<typeof coverSchema>;

/** The part of a size that an area may lie in: whole pixels, at least one, nothing outside. */
export const within = ({ x, y, width, height }: Area, size: Size): Area => {
  const [left, top] = [Math.min(Math.max(0, Math.round(x)), size.width - 1), Math.min(Math.max(0, Math.round(y)), size.height - 1)];
  return { x: left, y: top, width: Math.min(Math.max(1, Math.round(width)), size.width - left), height: Math.min(Math.max(1, Math.round(height)), size.height - top) };
};

export const isWithin = (area: Area, size: Size): boolean => area.x + area.width <= size.width && area.y + area.height <= size.height;

/** What is made of a picture: the part that is kept, and what is covered in it. Areas are those of the whole picture. */
export const copyPlanSchema = z.strictObject({ picture: pictureSizeSchema, crop: areaSchema.nullable(), covers: z.array(coverSchema).max(mostCovers) })
  .refine(({ picture, crop, covers }) => [...covers, ...(crop === null ? [] : [crop])].every((area) => isWithin(area, picture)), { error: 'outside the picture' });
export type CopyPlan = z.infer<typeof copyPlanSchema>;

/** The part of the picture that is kept. */
export const keptArea = ({ picture, crop }: Pick<CopyPlan, 'picture' | 'crop'>): Area => crop ?? { x: 0, y: 0, ...picture };

/** Where an area of the picture lies in its copy; null when all of it was cut off. */
export const inCopy = (area: Area, kept: Area): Area | null => {
  const [left, top] = [Math.max(area.x, kept.x), Math.max(area.y, kept.y)];
  const [right, bottom] = [Math.min(area.x + area.width, kept.x + kept.width), Math.min(area.y + area.height, kept.y + kept.height)];
  return right <= left || bottom <= top ? null : { x: left - kept.x, y: top - kept.y, width: right - left, height: bottom - top };
};

/** The covers that are seen in the copy, where they lie there. Blurred areas come first: where two lie over each other, the box is what is seen. */
export const coversInCopy = (plan: CopyPlan): readonly Cover[] => {
  const kept = keptArea(plan);
  const seen = plan.covers.flatMap((cover) => {
    const area = inCopy(cover, kept);
    return area === null ? [] : [{ ...cover, ...area }];
  });
  return [...seen.filter(({ way }) => way === 'blur'), ...seen.filter(({ way }) => way === 'box')];
};

/** The area between two points, whichever way it was drawn, within the size. A point outside counts as the nearest one inside. */
export const between = (one: { readonly x: number; readonly y: number }, other: { readonly x: number; readonly y: number }, size: Size): Area => {
  const clamp = (value: number, most: number): number => Math.min(Math.max(0, Math.round(value)), most);
  const [left, right] = [clamp(Math.min(one.x, other.x), size.width), clamp(Math.max(one.x, other.x), size.width)];
  const [top, bottom] = [clamp(Math.min(one.y, other.y), size.height), clamp(Math.max(one.y, other.y), size.height)];
  return within({ x: left, y: top, width: right - left, height: bottom - top }, size);
};

/** The area moved, never over the edge: it keeps its size. */
export const moved = (area: Area, right: number, down: number, size: Size): Area => ({
  ...area, x: Math.min(Math.max(0, area.x + right), size.width - area.width), y: Math.min(Math.max(0, area.y + down), size.height - area.height),
});

/** The area made wider and higher at its right and lower edge, never over the picture's. */
export const resized = (area: Area, wider: number, higher: number, size: Size): Area => within({ ...area, width: area.width + wider, height: area.height + higher }, size);
