// Two projects by what they need: `unit` touches no disk beyond reading fixtures; `integration` uses real SQLCipher and real files.
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './longest-first.ts';

const shared = { environment: 'node', root: new URL('..', import.meta.url).pathname } as const;

/** Many of these tests wait for a disk or for a process that they stop call by call: two at a time fill two cores better than one does. */
const maxWorkers = Math.max(2, availableParallelism() - 1);

/** What Node made of our TypeScript: hundreds of processes start from source, and stripping types is most of what such a start takes. */
process.env['NODE_COMPILE_CACHE'] ??= fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url));

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      // One that reads every source file takes two seconds, and ten on a machine that has much else to do: a timeout is for what hangs.
      { test: { ...shared, name: 'unit', include: ['tests/**/*.test.{ts,tsx}'], exclude: ['tests/**/*.integration.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 } },
      { test: { ...shared, name: 'integration', include: ['tests/**/*.integration.test.ts'], testTimeout: 400_000, hookTimeout: 400_000, pool: 'forks', maxWorkers } },
    ],
  },
});
