// A case: one matter, kept apart from the others. Every item of evidence belongs to exactly one.
import { z } from 'zod';
import { hex128 } from '../hex.ts';
import { caseIdSchema } from '../ids.ts';
import { instantSchema } from '../time.ts';
import { codePattern, longestCaseName, longestCode } from './rules.ts';

/** Most cases of one vault: the list of them is one answer and one menu. */
export const mostCases = 500;

/** Short, for prints and file names: letters and digits of any script, with single hyphens between them. */
export const caseCodeSchema = z.string().trim().max(longestCode).regex(codePattern);
/** A first case has no name until somebody gives it one. */
export const caseNameSchema = z.string().trim().max(longestCaseName);
export const caseAboutSchema = z.string().max(4000);

export const caseSchema = z.strictObject({
  id: caseIdSchema,
  code: z.string(),
  /** Empty for the first case of a vault until somebody names it. */
  name: z.string(),
  about: z.string(),
  openedAt: instantSchema,
  /** Null while it is open. A closed one can be read, and nothing new comes into it. */
  closedAt: instantSchema.nullable(),
});
export type Case = z.infer<typeof caseSchema>;

/** What the record of a case can lack. */
export const caseParts = ['code', 'name', 'about', 'openedAt', 'closedAt'] as const satisfies readonly (keyof Case)[];
export type CasePart = (typeof caseParts)[number];

/** A case whose record is damaged: what of it can be read, and what cannot. Without an id nobody can say which one it is, and it cannot be mended. */
export const unreadCaseSchema = z.strictObject({
  id: caseIdSchema.nullable(),
  code: z.string().nullable(),
  name: z.string().nullable(),
  about: z.string().nullable(),
  damaged: z.array(z.enum(caseParts)),
});
export type UnreadCase = z.infer<typeof unreadCaseSchema>;

/** What another office is told of a case. What it is about stays behind. `uid` names the case in every vault that it was handed to. */
export const handedCaseSchema = z.strictObject({ uid: z.string().regex(hex128), code: caseCodeSchema, name: caseNameSchema.min(1) });
export type HandedCase = z.infer<typeof handedCaseSchema>;

/** Which case is worked in. What is added goes there also while all cases are shown. */
export const chosenCaseSchema = z.strictObject({ case: caseIdSchema, all: z.boolean() });
export type ChosenCase = z.infer<typeof chosenCaseSchema>;

export const casesStateSchema = z.strictObject({ cases: z.array(caseSchema), unread: z.array(unreadCaseSchema), chosen: chosenCaseSchema });
export type CasesState = z.infer<typeof casesStateSchema>;
