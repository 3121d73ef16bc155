// A case: one matter, kept apart from the others. Every item of evidence belongs to exactly one.
import { z } from 'zod';
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

/** Which case is worked in. What is added goes there also while all cases are shown. */
export const chosenCaseSchema = z.strictObject({ case: caseIdSchema, all: z.boolean() });
export type ChosenCase = z.infer<typeof chosenCaseSchema>;

/** `unread` stands for cases whose records are damaged, each by its id; null where that is damaged too. */
export const casesStateSchema = z.strictObject({ cases: z.array(caseSchema), unread: z.array(caseIdSchema.nullable()), chosen: chosenCaseSchema });
export type CasesState = z.infer<typeof casesStateSchema>;
