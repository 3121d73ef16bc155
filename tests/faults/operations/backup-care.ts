// What is done around backups: keys made and taken off, a place remembered, a backup proved, checked and found damaged, and what a killed one left taken away.
import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { backupHandlers } from '../../../electron/backup/handlers.ts';
import { removeLeftBackups, settleRemovedBackups, whileBegun } from '../../../electron/backup/place.ts';
import { backupState } from '../../../electron/backup/service.ts';
import { recordedObjects } from '../../../electron/evidence/checking/whole-vault.ts';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { JobId } from '../../../shared/ids.ts';
import { markers, passphrase } from '../secrets.ts';
import { layBaseAndOutside, outsideIn } from './ground.ts';
import { layKey, recipientIn } from './key-beside.ts';
import type { Over } from './over-evidence.ts';
import { steppedOperation, type Step } from './steps.ts';

const backupFile = 'backup.age';
const part = `.holdfast-${'0'.repeat(16)}.part`;

const handlersOver = ({ session, jobs }: Over) => backupHandlers(session, jobs, recordedObjects(session));

const idOf = async (over: Over, kind: 'own' | 'other'): Promise<string> => {
  const found = (await backupState(over.session)).recipients.find((one) => one.kind === kind);
  if (found === undefined) throw new Error(`there is no recipient of the kind ${kind}`);
  return found.id;
};

/** The job, begun and ended, of a backup that is damaged by now. */
const foundDamaged = async (over: Over, begin: () => Promise<{ readonly job: JobId }>): Promise<void> => {
  try {
    await over.resultsOf((await begin()).job);
  } catch (error) {
    if (error instanceof HoldfastError && error.code === 'backup-damaged') return;
    throw error;
  }
  throw new Error('a damaged backup was found whole');
};

const own = { by: 'own' } as const;
const onBackup = (work: (handlers: ReturnType<typeof handlersOver>, file: string) => Promise<{ readonly job: JobId }>): Step['does'] =>
  async (over, root) => over.resultsOf((await work(handlersOver(over), join(outsideIn(root), backupFile))).job);

const flipLast = async (file: string): Promise<void> => {
  const bytes = await readFile(file);
  const last = bytes.byteLength - 1;
  bytes[last] = (bytes[last] ?? 0) ^ 1;
  await writeFile(file, bytes);
};

const all = 'own and other, at outside, made';

export const backupCareOperations = [steppedOperation({
  name: 'backup-care',
  prepare: ({ folder }) => layKey(folder),
  lay: layBaseAndOutside,
  before: ['nobody'],
  steps: [
    { does: (over) => handlersOver(over).backup.makeKey({ name: markers.person }), leaves: [['own', 'backup-key-made']] },
    {
      does: async (over, _, { folder }) => handlersOver(over).backup.addRecipient({ current: passphrase, name: markers.title, recipient: await recipientIn(folder) }),
      leaves: [['own and other', 'recipient-added']],
    },
    {
      does: async (over, root) => over.resultsOf((await handlersOver(over).process['process.backupTo']({ file: join(outsideIn(root), backupFile), readItems: false, to: { by: 'recipients', ids: [await idOf(over, 'own'), await idOf(over, 'other')], remember: true } })).job),
      // Remembered, begun, made, and no longer noted as begun.
      leaves: [['own and other, at outside', 'settings-changed'], ['own and other, at outside'], [all, 'backup-made'], [all]],
    },
    { does: onBackup(({ process }, file) => process['process.backupProve']({ file, secret: own })), leaves: [[`${all}, proved`, 'drill-done']] },
    { does: onBackup(({ process }, file) => process['process.backupCheck']({ file, secret: own })), leaves: [[`${all}, proved`, 'backup-verified']] },
    {
      does: async (over, root) => {
        const file = join(outsideIn(root), backupFile);
        await flipLast(file);
        await foundDamaged(over, () => handlersOver(over).process['process.backupCheck']({ file, secret: own }));
      },
      leaves: [[`${all}, damaged`, 'backup-found-damaged']],
    },
    { does: async (over) => handlersOver(over).backup.removeRecipient({ id: await idOf(over, 'other') }), leaves: [['own, at outside, made, damaged', 'recipient-removed']] },
    { does: (over) => handlersOver(over).backup.forgetPlace({}), leaves: [['own, made, damaged', 'settings-changed']] },
    {
      // As a kill leaves it: noted as begun, with its file there. The folder is noted first.
      does: ({ session }, root) => whileBegun(session, { folder: outsideIn(root), part }, () => appendFile(join(outsideIn(root), part), 'sealed')),
      leaves: [['own, made, damaged, left']],
    },
    // Noted first: once the file is gone, the next opening writes the entry that was not written.
    { does: (over) => handlersOver(over).backup.removeLeft({}), leaves: [['own, made, damaged, left'], ['own, made, damaged', 'backup-part-removed']] },
  ],
  read: async (session) => {
    await settleRemovedBackups(session);
    const { recipients, place, backups, left } = await backupState(session);
    const [made] = backups;
    const said = [
      recipients.length === 0 ? 'nobody' : recipients.map(({ kind }) => kind).sort().reverse().join(' and '), place === null ? '' : `at ${place.folder}`, made === undefined ? '' : 'made',
      made?.drillFailed === 0 ? 'proved' : made?.drillFailed === 1 ? 'damaged' : '', left.some(({ name }) => name === part) ? 'left' : '',
    ];
    return said.filter((one) => one !== '').join(', ');
  },
  holds: async (session, root) => {
    // What a backup that was cut short left is named, and gone when somebody asks.
    const removed = await removeLeftBackups(session);
    const stays = (await readdir(outsideIn(root))).filter((name) => name !== backupFile);
    return [...(removed ? [] : ['what was left could not be taken away']), ...stays.map((name) => `${name} lies there and nobody is told`)];
  },
})];
