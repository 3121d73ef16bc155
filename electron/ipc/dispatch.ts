// The check at the boundary, in one place: input, then the handler, then output, and every failure as a code. Knows nothing
// of Electron, so the property tests run it as it is.
import type { CallDeclaration } from '../../shared/contract/define.ts';
import { failed, success, type Result } from '../../shared/contract/result.ts';
import { failureOf } from './failure-map.ts';

/** Answers one call. Never throws: whatever goes wrong becomes a failure that the declaration allows, or `unexpected`. */
export const answer = async (
  declaration: CallDeclaration,
  handler: (input: unknown) => Promise<unknown>,
  raw: unknown,
  report: (error: unknown) => void,
): Promise<Result<unknown>> => {
  const input = read(declaration, raw);
  if (input === null || !input.success) {
    return failed({ code: 'input-refused', facts: { field: fieldOf(input?.error.issues[0]?.path ?? []) } });
  }
  try {
    const output = declaration.output.safeParse(await handler(input.data));
    if (output.success) {
      return success(output.data);
    }
    report(new Error(`output refused at ${fieldOf(output.error.issues[0]?.path ?? [])}`));
    return failed({ code: 'unexpected', facts: {} });
  } catch (error) {
    return failed(failureOf(error, declaration.failures, report));
  }
};

// A length that is no number, and cannot be made one, makes the checking itself throw. Such input is refused like any other.
const read = (declaration: CallDeclaration, raw: unknown): ReturnType<CallDeclaration['input']['safeParse']> | null => {
  try {
    return declaration.input.safeParse(raw);
  } catch {
    return null;
  }
};

/** Where in the input the first problem is. Names of fields only, never values. */
const fieldOf = (path: readonly PropertyKey[]): string => path.map((step) => String(step)).join('.').slice(0, 200);
