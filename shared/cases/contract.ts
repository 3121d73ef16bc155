// Calls of the cases domain. Which case is worked in is kept in the vault, so that a lock and the next opening give it back.
import { z } from 'zod';
import { call, done, event, noInput } from '../contract/define.ts';
import { caseIdSchema } from '../ids.ts';
import { caseAboutSchema, caseCodeSchema, caseNameSchema, casesStateSchema, chosenCaseSchema, mostCases } from './schema.ts';

const oneCase = z.strictObject({ case: caseIdSchema });
const said = { code: caseCodeSchema, name: caseNameSchema.min(1), about: caseAboutSchema };

export const casesContract = {
  calls: {
    /** Every case in the order that people gave them, those that cannot be read, and the one that is worked in. */
    list: call({ runsIn: 'vault', needs: 'open-vault', input: noInput, output: casesStateSchema, failures: [] }),
    /** How many items of the list each case holds; a case without any is not named. */
    counts: call({
      runsIn: 'vault', needs: 'open-vault', input: noInput,
      output: z.strictObject({ counts: z.array(z.strictObject({ case: caseIdSchema, items: z.int().min(1) })) }), failures: [],
    }),
    choose: call({ runsIn: 'vault', needs: 'open-vault', input: chosenCaseSchema, output: done, failures: ['not-found'] }),
    /** Makes a case and chooses it. */
    make: call({ runsIn: 'vault', needs: 'open-vault', input: z.strictObject(said), output: oneCase, failures: ['case-code-taken', 'too-large'] }),
    /** Gives a case another code, name or description. One whose record is damaged is mended by it. */
    change: call({ runsIn: 'vault', needs: 'open-vault', input: oneCase.extend(said), output: done, failures: ['not-found', 'case-code-taken'] }),
    /** Closes a case, or opens it again. A closed one stays readable; nothing new comes into it. */
    setClosed: call({ runsIn: 'vault', needs: 'open-vault', input: oneCase.extend({ closed: z.boolean() }), output: done, failures: ['not-found'] }),
    /** Puts the cases into this order; those that are not named stay behind them as they were. */
    arrange: call({ runsIn: 'vault', needs: 'open-vault', input: z.strictObject({ cases: z.array(caseIdSchema).max(mostCases) }), output: done, failures: [] }),
  },
  events: {
    /** A case was made or changed, or another one was chosen. */
    changed: event({ payload: z.strictObject({}) }),
  },
} as const;
