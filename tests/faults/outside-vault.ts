// What must hold outside a vault whose process was killed while it exported copies or deleted originals: the log says nothing that is not
// so, and no plain file lies anywhere that the next opening does not tell of.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { evidenceHandlers } from '../../electron/evidence/handlers.ts';
import { settleOutside } from '../../electron/evidence/outside/settling.ts';
import { createJobs } from '../../electron/jobs/registry.ts';
import { walkLog } from '../../electron/custody/service.ts';
import type { OpenSession } from '../../electron/vault/index.ts';
import type { CustodyEntry } from '../../shared/custody/schema.ts';

const logOf = async (session: OpenSession): Promise<readonly CustodyEntry[]> => {
  const entries: CustodyEntry[] = [];
  for await (const { entry } of walkLog(session.read)) if (entry !== null) entries.push(entry);
  return entries;
};

const named = (entries: readonly CustodyEntry[], action: CustodyEntry['action'], fact: string): ReadonlySet<string> =>
  new Set(entries.filter((entry) => entry.action === action).map(({ details }) => String(details[fact])));

/** After an export that was cut short; `told` are the names that were reported as done. */
export const inspectCopies = async (session: OpenSession, folder: string, told: readonly string[]): Promise<string[]> => {
  await settleOutside(session);
  const jobs = createJobs(() => undefined);
  const { evidence, close } = evidenceHandlers(session, jobs);
  try {
    const exported = (await logOf(session)).filter(({ action }) => action === 'exported');
    const names = new Set(exported.map(({ details }) => String(details['name'])));
    const { copies } = await evidence.leftCopies({});
    const found = await readdir(folder);
    const untold = copies.length === 0 ? found.filter((name) => !names.has(name)).map((name) => `${name} lies there and nobody is told`) : [];
    const { left } = copies.length === 0 ? { left: [] } : await evidence.removeLeftCopies({ copies: copies.map(({ copy }) => copy) });
    const stays = await readdir(folder);
    const wrong: string[] = [];
    for (const { details } of exported) {
      const bytes = await readFile(join(folder, String(details['name']))).catch(() => null);
      if (bytes === null || createHash('sha256').update(bytes).digest('hex') !== details['sha256']) wrong.push(`${String(details['name'])} is on record and is not there whole`);
    }
    return [
      ...untold, ...wrong, ...left.map((copy) => `copy ${String(copy)} could not be removed`), ...stays.filter((name) => !names.has(name)).map((name) => `${name} stays although it was to be removed`),
      ...told.filter((name) => !stays.includes(name)).map((name) => `told of ${name}, which is not there`),
    ];
  } finally {
    await close();
  }
};

/** After a removal of originals that was cut short; `told` are those that were reported as removed. */
export const inspectOriginals = async (session: OpenSession, folder: string, originals: readonly string[], told: readonly string[]): Promise<string[]> => {
  await settleOutside(session);
  const entries = await logOf(session);
  const [begun, removed] = [named(entries, 'original-removal-begun', 'fileName'), named(entries, 'original-removed', 'fileName')];
  const there = new Set(await readdir(folder));
  return [
    ...originals.filter((name) => !there.has(name) && !removed.has(name)).map((name) => `${name} is gone and the log does not say so`),
    ...[...removed].filter((name) => there.has(name)).map((name) => `the log says that ${name} was removed, and it is there`),
    ...[...removed].filter((name) => !begun.has(name)).map((name) => `${name} was removed without having been begun`),
    ...told.filter((name) => there.has(name)).map((name) => `told that ${name} was removed, and it is there`),
  ];
};
