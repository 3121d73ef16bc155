// What lies in memory after a lock, counted for the evidence.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { MiB } from '../../shared/sizes.ts';
import type { Figure, Harness } from '../evidence/harness.ts';
import { countAfterLock, type ProcessMemory } from './after-lock.ts';

const built = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

const sumOf = (all: readonly ProcessMemory[], name: ProcessMemory['process']): Omit<Figure, 'losses'> => {
  const some = all.filter((one) => one.process === name);
  const sum = (of: (one: ProcessMemory) => number): number => some.reduce((total, one) => total + of(one), 0);
  return {
    what: name,
    counts: { processes: some.length, 'MiB searched': Math.round(sum(({ bytes }) => bytes) / MiB), keys: sum(({ found }) => found.keys), passphrase: sum(({ found }) => found.passphrase), title: sum(({ found }) => found.title), text: sum(({ found }) => found.text) },
  };
};

const withKeys = (all: readonly ProcessMemory[]): readonly string[] => all.filter(({ found }) => found.keys > 0).map(({ process: name, found }) => `${name}: a key ${String(found.keys)} times`);

export const memoryAfterLock: Harness = {
  name: 'memory',
  title: 'What lies in memory after a lock',
  about: 'The whole application is used, its vault is locked, and three seconds later all memory that its processes can write to is searched. How often passphrase, title and text are found is published and is no failure by itself: in the Chromium shell the main process also drives the window for the test and holds what it typed. What did not hold: a vault process that is still there, a key of the vault anywhere, and a search that finds no key while the vault is open.',
  parts: [],
  hindrance: () => (process.platform !== 'linux' ? 'memory is read through /proc' : existsSync(built) ? null : 'the application is not built (npm run build)'),
  run: async function* counted() {
    const { open, locked } = await countAfterLock();
    const canary = sumOf(open, 'vault process');
    yield { ...canary, what: 'canary: the vault process while the vault is open', losses: (canary.counts['keys'] ?? 0) > 0 ? [] : ['the search finds no key where it must be'] };
    yield { ...sumOf(open, 'page'), what: 'the page while the vault is open', losses: [] };
    const left = locked.filter(({ process: name }) => name === 'vault process').length;
    for (const name of ['main', 'page', 'browser'] as const) {
      yield { ...sumOf(locked, name), what: `${name}, locked`, losses: [...withKeys(locked.filter(({ process: one }) => one === name)), ...(name === 'main' && left > 0 ? ['the vault process is still there'] : [])] };
    }
  },
};
