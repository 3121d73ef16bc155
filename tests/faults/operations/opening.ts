// Opening a vault that needs something done: one of an older version, and one that a crash left in the middle of things.
import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addPaths, listEvidence } from '../../../electron/evidence/tool.ts';
import { everything } from '../../../shared/evidence/schema.ts';
import { layBase, open, vaultIn } from './ground.ts';
import { makeOlder, olderVersions } from './older-vault.ts';
import type { Operation } from './operation.ts';
import { inspectVault } from './sound.ts';

const drive: Operation['drive'] = async (_, root, acknowledge) => {
  const session = await open(vaultIn(root));
  acknowledge('opened');
  await session.close();
  acknowledge('closed');
};

const itemsIn = (root: string, expected: readonly string[]): ReturnType<Operation['inspect']> => inspectVault(root, {
  expected: ({ kind }) => kind === 'files-set-apart',
  holds: async (session) => {
    const ids: string[] = [];
    for await (const { id } of listEvidence(session, everything)) ids.push(id);
    return expected.filter((id) => !ids.includes(id)).map((id) => `${id} is gone`);
  },
});

const migrateFrom = (version: number): Operation => ({
  name: `migrate-${String(version)}`,
  tellsNothing: true,
  prepare: ({ base }) => makeOlder(base, version),
  lay: layBase,
  drive,
  inspect: (_, root) => itemsIn(root, ['E-001']),
});

const crashed = 'crashed';

const afterCrash: Operation = {
  name: 'open-after-crash',
  tellsNothing: true,
  /** As a crash leaves a vault: a log that was not emptied, passing files of every kind, one copy of the header gone, an object without a record. */
  prepare: async ({ folder, base, files }) => {
    const [work, place] = [join(folder, 'work'), join(folder, crashed)];
    await cp(base, work, { recursive: true });
    const session = await open(work);
    await addPaths(session, [files]);
    await cp(work, place, { recursive: true });
    await session.close();
    await rm(work, { recursive: true });
    for (const name of ['vault.json.new', 'anchor.json.new', 'being-made', 'records.db.snapshot', `objects/unfinished/${'0'.repeat(32)}`]) await writeFile(join(place, name), 'left');
    await rm(join(place, 'vault.copy.json'));
  },
  lay: ({ folder }, root) => cp(join(folder, crashed), vaultIn(root), { recursive: true }),
  drive,
  inspect: (_, root) => itemsIn(root, ['E-001', 'E-002', 'E-006']),
};

export const openingOperations: readonly Operation[] = [...olderVersions.map(migrateFrom), afterCrash];
