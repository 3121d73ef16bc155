// What a failure must look like to be let across a process boundary. Apart from the failures themselves, so that a thread which only throws them loads no zod.
import { z } from 'zod';
import { failureCodes, type Failure, type FailureCode } from './failure.ts';

export const failureSchema = z.strictObject({
  code: z.enum(failureCodes as [FailureCode, ...FailureCode[]]),
  facts: z.record(z.string().max(64), z.union([z.string().max(4096), z.number()])),
}) satisfies z.ZodType<Failure>;
