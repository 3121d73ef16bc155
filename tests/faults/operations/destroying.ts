// A removed item is destroyed for good: afterwards it is there as it was, or gone with its key, its file and its words, and never between. Its bytes come back only
// where somebody allowed it.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { entriesAbout } from '../../../electron/custody/service.ts';
import { evidenceHandlers, type EvidenceHandlers } from '../../../electron/evidence/handlers.ts';
import { settleOutside } from '../../../electron/evidence/outside/settling.ts';
import { showEvidence } from '../../../electron/evidence/tool.ts';
import { createJobs } from '../../../electron/jobs/registry.ts';
import { subkeyLabels } from '../../../electron/vault/crypto/derive.ts';
import { databaseKey } from '../../../electron/vault/database/database-keys.ts';
import { pageImages } from '../../../electron/vault/database/page-images.ts';
import { sql } from '../../../electron/vault/database/sql.ts';
import type { OpenSession } from '../../../electron/vault/index.ts';
import { recordsFile } from '../../../electron/vault/vault-files.ts';
import { evidenceId } from '../../../shared/ids.ts';
import { firstFile, markers } from '../secrets.ts';
import { layBase, open, type Ground } from './ground.ts';
import type { Operation } from './operation.ts';
import { overEvidence } from './over-evidence.ts';
import { inspectVault } from './sound.ts';
import { steppedOperation } from './steps.ts';

const item = evidenceId(1);
const only = { by: 'ids' as const, ids: [item] };

/** Beside the ground, not in the vault: the key that is to be gone. */
const keyFile = 'key-to-destroy';

const keyOf = async (session: OpenSession): Promise<Buffer> => {
  const row = await session.read.get(sql`SELECT o.key FROM evidence AS e JOIN stored_object AS o ON o.id = e.object_id WHERE e.number = 1`);
  if (!(row?.['key'] instanceof Uint8Array)) throw new Error('the one item has no key');
  return Buffer.from(row['key']);
};

const isOnAPage = async (session: OpenSession, bytes: Buffer): Promise<boolean> => {
  const key = databaseKey(session.header.masterKey, subkeyLabels.recordsDatabase);
  for await (const { plain } of pageImages(join(session.folder, recordsFile), key)) if (plain.includes(bytes)) return true;
  return false;
};

/** What is not as it must be of an item that is gone. */
const leftOfIt = async (session: OpenSession, key: Buffer): Promise<readonly string[]> => {
  const { title, fileName, description } = await showEvidence(session, item);
  let files = 0;
  for await (const { id } of session.objects.inventory()) files += id === null ? 0 : 1;
  return [
    ...((await isOnAPage(session, key)) ? ['its key is on a page'] : []),
    ...((await isOnAPage(session, Buffer.from(markers.note))) ? ['its words are on a page'] : []),
    ...(files === 0 ? [] : ['its file is there']),
    ...(title + fileName + description.notes === '' ? [] : ['its words are there']),
  ];
};

const removed = async ({ folder, base }: Ground, work: (evidence: EvidenceHandlers) => Promise<unknown> = () => Promise.resolve()): Promise<void> => {
  const session = await open(base);
  const evidence = evidenceHandlers(session, createJobs(() => undefined));
  await evidence.evidence.edit({ selection: only, session: '0000000000000010', change: { title: markers.title, notes: markers.note }, addTags: [], removeTags: [] });
  await evidence.evidence.putAway({ selection: only, reason: 'sweep' });
  await writeFile(join(folder, keyFile), await keyOf(session));
  await work(evidence);
  await evidence.close();
  await session.close();
};

const destroy: Operation = {
  name: 'delete',
  prepare: (ground) => removed(ground),
  lay: layBase,
  drive: (_, root, acknowledge) => overEvidence(root, acknowledge, async ({ evidence }) => {
    const { swept } = await evidence.evidence.destroy({ selection: only, reason: 'sweep' });
    acknowledge(swept ? 'destroyed now' : 'destroyed later');
  }),
  inspect: async ({ folder }, root, told) => {
    const key = await readFile(join(folder, keyFile));
    return inspectVault(root, {
      holds: async (session) => {
        // As every opening of the window and of the tool does.
        const left = await settleOutside(session);
        const { destruction, removal, title } = await showEvidence(session, item);
        const isLogged = (await entriesAbout(session.read, item)).some(({ action }) => action === 'destroyed');
        return [
          ...left.map(({ kind }) => `left after opening: ${kind}`),
          ...(told.all('destroyed').length > 0 && destruction === null ? ['told that it was destroyed, and it was not'] : []),
          ...(isLogged === (destruction !== null) ? [] : ['the log and the record do not agree']),
          ...(removal === null ? ['it is back in the list'] : []),
          ...(destruction === null ? [...(title === markers.title ? [] : ['its words are gone, and it is not']), ...(key.equals(await keyOf(session)) ? [] : ['its key is gone, and it is not'])] : await leftOfIt(session, key)),
        ];
      },
    });
  },
};

const comeBack = steppedOperation({
  name: 'come-back',
  prepare: (ground) => removed(ground, ({ evidence }) => evidence.destroy({ selection: only, reason: 'sweep' })),
  before: ['destroyed, 0 files', 'described', 'put-away', 'destroyed'],
  steps: [
    { does: ({ evidence: { evidence } }) => evidence.allowReturn({ id: item, reason: markers.note }), leaves: [['may return, 0 files', 'return-allowed']] },
    {
      does: async ({ evidence: { process }, resultsOf }, _, { first }) => resultsOf((await process['process.addPaths']({ paths: [first], way: 'dialog' })).job),
      leaves: [['there, 1 files', 'content-returned']],
    },
  ],
  read: async (session) => {
    const { destruction, fileName } = await showEvidence(session, item);
    let files = 0;
    // One that was written and has no row yet was set apart by this opening.
    for await (const { id } of session.objects.inventory()) files += id === null ? 0 : 1;
    return `${destruction === null ? (fileName === firstFile ? 'there' : 'without its name') : destruction.mayReturn ? 'may return' : 'destroyed'}, ${String(files)} files`;
  },
  inspected: { expected: ({ kind }) => kind === 'files-set-apart' },
});

export const destroyingOperations: readonly Operation[] = [destroy, comeBack];
