// What is said of a working copy wherever it goes: of what it was made, and how. Pure.
import { z } from 'zod';
import { evidenceIdSchema, memberCodeSchema, sha256Schema } from '../ids.ts';
import { instantSchema } from '../time.ts';
import { pdfPlanSchema, type PdfPlan } from './pdf-copy.ts';
import { copyPlanSchema, type CopyPlan, type Cover } from './working-copy.ts';

/** The plan of a copy: of a picture, or of a PDF document. */
export const anyPlanSchema = z.union([copyPlanSchema, pdfPlanSchema]);
export type AnyPlan = z.infer<typeof anyPlanSchema>;

export const isPdfPlan = (plan: AnyPlan): plan is PdfPlan => 'pages' in plan;

/** What is said of a copy wherever it goes: which fingerprint its original has, what that was called where the copy was made, and what was covered. */
export const copyLinkSchema = z.strictObject({ sha256: sha256Schema, number: evidenceIdSchema, madeAt: instantSchema, by: memberCodeSchema, plan: anyPlanSchema });
export type CopyLink = z.infer<typeof copyLinkSchema>;

const bare = (covers: readonly Cover[]): Cover[] => covers.map((cover) => ({ ...cover, words: '' }));

/** The plan without what people wrote beside the areas, and without what lay under them. */
export const withoutWords = (plan: AnyPlan): AnyPlan => (isPdfPlan(plan)
  ? { ...plan, pages: plan.pages.map((page) => ({ ...page, covers: bare(page.covers), removed: [] })) }
  : { ...plan, covers: bare(plan.covers) });

const coversOf = (plan: AnyPlan): readonly Cover[] => (isPdfPlan(plan) ? plan.pages.flatMap(({ covers }) => covers) : plan.covers);

const isCropped = (plan: AnyPlan): plan is CopyPlan => !isPdfPlan(plan) && plan.crop !== null;

/** How much was covered. */
export const coveredCounts = (plan: AnyPlan): { readonly boxes: number; readonly blurred: number; readonly cropped: boolean } => {
  const covers = coversOf(plan);
  return { boxes: covers.filter(({ way }) => way === 'box').length, blurred: covers.filter(({ way }) => way === 'blur').length, cropped: isCropped(plan) };
};

/** Most areas that the custody log names one by one. */
const mostTold = 200;

/** What the custody log says of a plan: how many areas, their kinds and sizes. Nothing of what lay under them. */
export const coveredFacts = (plan: AnyPlan): Readonly<Record<string, string | number | boolean>> => ({
  ...coveredCounts(plan),
  covered: coversOf(plan).slice(0, mostTold).map(({ way, reason, width, height }) => `${way} ${reason} ${String(width)}x${String(height)}`).join(', '),
  ...(isPdfPlan(plan) ? { pages: plan.pages.length, pagesOfOriginal: plan.of, resolution: plan.resolution } : {}),
});
