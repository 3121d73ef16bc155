// Opening a vault that needs something done: one of an older version, one that a crash left in the middle of things, and one of which pages that every opening reads are damaged.
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { entriesPage } from '../../../electron/custody/repository.ts';
import { addPaths, listEvidence } from '../../../electron/evidence/tool.ts';
import { openVault, systemRandom, type OpenSession } from '../../../electron/vault/index.ts';
import { withoutUnread } from '../../../shared/custody/schema.ts';
import { everything } from '../../../shared/evidence/schema.ts';
import { atOnce } from '../../electron/vault/vault-for-tests.ts';
import { passphrase } from '../secrets.ts';
import { clock, layBase, open, vaultIn } from './ground.ts';
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

/** As the person opens it who was told that pages are damaged, and asked for them to be mended. */
const openMending = (folder: string): Promise<OpenSession> =>
  openVault({ folder, secret: passphrase, kind: 'passphrase', clock, random: systemRandom, evenly: atOnce, mend: true }).then(({ session }) => session);

const mending: Operation = {
  name: 'mend-pages',
  lay: async (ground, root) => {
    await layBase(ground, root);
    const file = join(vaultIn(root), 'records.db');
    const bytes = await readFile(file);
    // The first page, and the first one of the structure of tables that follows it.
    for (const at of [2000, 4096 + 2000]) bytes[at] = (bytes[at] ?? 0) ^ 1;
    await writeFile(file, bytes);
  },
  drive: async (_, root, acknowledge) => {
    const session = await openMending(vaultIn(root));
    acknowledge('mended');
    await session.close();
    acknowledge('closed');
  },
  inspect: (_, root, told) => inspectVault(root, {
    // Where nobody was told that it is mended, the next start may find it damaged, and the person asks once more.
    opened: (folder) => (told.has('mended') ? open(folder) : openMending(folder)),
    holds: async (session) => {
      const { entries } = await entriesPage(session.read, 'vault', 0, 20);
      const kept = (await readdir(join(session.folder, 'set-apart')).catch(() => [])).filter((name) => name.startsWith('damaged-pages-'));
      return [
        ...(withoutUnread(entries).some(({ details }) => details['mendedPages'] === 2) ? [] : ['the log does not say that it was mended']),
        ...(kept.length === 1 ? [] : [`${String(kept.length)} files of damaged pages are kept`]),
      ];
    },
  }),
};

export const openingOperations: readonly Operation[] = [...olderVersions.map(migrateFrom), afterCrash, mending];
