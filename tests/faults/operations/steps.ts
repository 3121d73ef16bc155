// An operation of small changes, one after the other. After a kill what stands, and what the log says, is what stood after the last step that was told, or
// what the step being made leaves; nothing between, and nothing more.
import type { CustodyAction } from '../../../shared/custody/schema.ts';
import { walkLog } from '../../../electron/custody/service.ts';
import type { OpenSession } from '../../../electron/vault/index.ts';
import { layBase, type Ground, type Places } from './ground.ts';
import type { Operation, Told } from './operation.ts';
import { overEvidence, type Over } from './over-evidence.ts';
import { inspectVault } from './sound.ts';

/** What stands after one transaction, and the entries that it added to the log. */
export type Left = readonly [stands: string, ...entries: CustodyAction[]];

export interface Step {
  readonly does: (over: Over, root: string, places: Places) => Promise<unknown>;
  /** One for each of its transactions, in their order. */
  readonly leaves: readonly [Left, ...Left[]];
}

export interface Stepped extends Pick<Operation, 'name' | 'prepare' | 'leavesPlain'> {
  readonly lay?: Operation['lay'];
  /** What stands before the first step, with what preparing added to the log. */
  readonly before: Left;
  readonly steps: readonly Step[];
  /** What stands now, in the words of `leaves`. */
  readonly read: (session: OpenSession, root: string) => Promise<string>;
  readonly inspected?: Omit<NonNullable<Parameters<typeof inspectVault>[1]>, 'holds'>;
  /** What else must hold: answers with what does not. */
  readonly holds?: (session: OpenSession, root: string, ground: Ground, told: Told) => Promise<readonly string[]>;
}

/** What every vault of the ground has, and what an opening may add. */
const unasked: ReadonlySet<string> = new Set<CustodyAction>(['vault-created', 'imported', 'vault-opened']);

const actionsOf = async (session: OpenSession): Promise<string> => {
  const actions: string[] = [];
  for await (const { entry } of walkLog(session.read)) if (entry !== null && !unasked.has(entry.action)) actions.push(entry.action);
  return actions.join(' ');
};

/** Every state that may be found, in order: as many after the first as there are transactions. */
const statesOf = ({ before, steps }: Stepped): readonly string[] => {
  const entries: string[] = [];
  return [before, ...steps.flatMap(({ leaves }) => leaves)].map(([stands, ...added]) => {
    entries.push(...added);
    return `${stands} | ${entries.join(' ')}`;
  });
};

/** Those of them that may be found after so many steps were told. */
const possibleAfter = (stepped: Stepped, said: number): readonly string[] => {
  const before = stepped.steps.slice(0, said).reduce((sum, { leaves }) => sum + leaves.length, 0);
  return statesOf(stepped).slice(before, before + 1 + (stepped.steps[said]?.leaves.length ?? 0));
};

export const steppedOperation = (stepped: Stepped): Operation => {
  const { name, prepare, leavesPlain, lay = layBase, steps, read, inspected, holds } = stepped;
  return {
    name, lay,
    ...(prepare === undefined ? {} : { prepare }), ...(leavesPlain === undefined ? {} : { leavesPlain }),
    drive: (places, root, acknowledge) => overEvidence(root, acknowledge, async (over) => {
      for (const [index, { does }] of steps.entries()) {
        await does(over, root, places);
        acknowledge(`step ${String(index + 1)}`);
      }
    }),
    inspect: (ground, root, told) => inspectVault(root, {
      ...inspected,
      holds: async (session) => {
        const found = `${await read(session, root)} | ${await actionsOf(session)}`;
        const possible = possibleAfter(stepped, told.all('step').length);
        return [
          ...(possible.includes(found) ? [] : [`told of ${String(told.all('step').length)} steps, found: ${found}, expected: ${possible.join(' or ')}`]),
          ...((await holds?.(session, root, ground, told)) ?? []),
        ];
      },
    }),
  };
};
