// `--case CODE`: the case that a command is about, by the code that people gave it.
import { Option } from 'commander';
import type { Case } from '../../shared/cases/schema.ts';
import type { Formatter } from '../../shared/i18n/format.ts';
import { caseOfCode } from '../cases/service.ts';
import type { VaultSession } from '../vault/session.ts';
import { ProblemOfUse } from './problems-of-use.ts';

export const caseOption = (words: Formatter): Option => new Option('--case <code>', words.text('cli.option.case'));

/** The case with this code. Throws a problem of use when there is no such case. */
export const caseOfThisCode = async ({ read }: VaultSession, code: string): Promise<Case> => {
  const found = await caseOfCode(read, code);
  if (found === null) throw new ProblemOfUse('cli.use.caseNotKnown', { name: code });
  return found;
};

/** Likewise, or null where none was named. */
export const namedCase = async (session: VaultSession, code: string | undefined): Promise<Case | null> => (code === undefined ? null : caseOfThisCode(session, code));
