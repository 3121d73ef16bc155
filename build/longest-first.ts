// In which order Vitest starts test files: those known to be long before all others, so that no core waits for a long one at the end.
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The longest first. Measured now and then; a name that is missing here costs a little time, nothing else. */
export const longFiles: readonly string[] = [
  'faults/rot.integration.test.ts',
  'faults/kill-sweep-1.integration.test.ts',
  'faults/kill-sweep-3.integration.test.ts',
  'faults/kill-sweep-2.integration.test.ts',
  'faults/kill-sweep-4.integration.test.ts',
  'faults/hostile-rows.integration.test.ts',
  'network/no-network.integration.test.ts',
  'electron/panic/duress-rehearsal.integration.test.ts',
  'electron/vault/shares/recovery-shares.integration.test.ts',
  'electron/cli/documented-examples.integration.test.ts',
  'electron/cli/command-line.integration.test.ts',
  'electron/vault/header/header-elsewhere.integration.test.ts',
  'electron/app/handlers/key-disk-handlers.integration.test.ts',
  'electron/panic/control.integration.test.ts',
  'faults/hostile-disk.integration.test.ts',
  'electron/cli/remove.integration.test.ts',
  'electron/cli/duress.integration.test.ts',
  'electron/mirror/mirror.integration.test.ts',
  'electron/mirror/damaged.integration.test.ts',
  'electron/vault/database/open.integration.test.ts',
  'electron/vault/duress/duress.integration.test.ts',
  'electron/custody/custody.integration.test.ts',
  'faults/power-cut.integration.test.ts',
  'faults/hostile-vault.integration.test.ts',
  'faults/errors-at-a-file.integration.test.ts',
  'bun/crypto-and-format.integration.test.ts',
];

const rankOf = (file: string): number => {
  const rank = longFiles.findIndex((name) => file.endsWith(`/tests/${name}`));
  return rank < 0 ? longFiles.length : rank;
};

export const longestFirst = <T>(files: readonly T[], pathOf: (file: T) => string): T[] => files.toSorted((one, other) => rankOf(pathOf(one)) - rankOf(pathOf(other)));

export class LongestFirst extends BaseSequencer {
  /** All others as Vitest would have them: what failed the last time, then by what it remembers of their time and size. */
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return longestFirst(await super.sort(files), ({ moduleId }) => moduleId);
  }
}
