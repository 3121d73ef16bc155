// One piece of work over a whole vault in a process of its own, which tells how much memory it held meanwhile. Arguments: the work, the vault's folder, a folder for what it makes,
// the age identity of the backup. The memory that Argon2id needs at unlocking is not part of it.
import { join } from 'node:path';
import { parseRecipient } from '../../electron/backup/tool.ts';
import { identityIn, type AgeIdentity } from '../../electron/backup/age/open.ts';
import { recipientOf } from '../../electron/backup/age/x25519.ts';
import { silentProgress } from '../../electron/backup/progress.ts';
import { openAgeFile, openPayload } from '../../electron/backup/read-backup.ts';
import { restoreBackup } from '../../electron/backup/restore.ts';
import { makeBackup } from '../../electron/backup/service.ts';
import { recordedObjects } from '../../electron/evidence/checking/whole-vault.ts';
import { updateMirror } from '../../electron/mirror/service.ts';
import { verifyVault, type OpenSession } from '../../electron/vault/index.ts';
import { MiB } from '../../shared/sizes.ts';
import { openBenchVault } from './bench-vault.ts';

const [work = '', vault = '', made = '', key = ''] = process.argv.slice(2);
const backup = join(made, 'backup.age');

const identity = (): AgeIdentity => {
  const found = identityIn(key);
  if (found === undefined) throw new Error('not an age identity');
  return found;
};

const recipient = (): Uint8Array => {
  const found = identity();
  const bytes = found instanceof Uint8Array ? parseRecipient(recipientOf(found)) : undefined;
  if (bytes === undefined) throw new Error('not an X25519 identity');
  return bytes;
};

const works: Readonly<Record<string, (session: OpenSession) => Promise<unknown>>> = {
  verify: async (session) => {
    const { problems } = await verifyVault(session, { readData: true, recorded: recordedObjects(session) });
    if (problems.length > 0) throw new Error(`The check found ${String(problems.length)} problems`);
  },
  backup: (session) => makeBackup(session, { file: backup, to: { recipients: [recipient()] } }, silentProgress()),
  mirror: (session) => updateMirror(session, { folder: join(made, 'mirror'), name: null, keeping: null, readAll: false }, silentProgress()),
};

const restore = async (): Promise<void> => {
  const payload = await openPayload(await openAgeFile(backup), { identities: [identity()] });
  await restoreBackup(payload, { target: join(made, 'restored') }, silentProgress()).finally(() => payload.close());
};

const run = works[work];
const session = run === undefined ? null : await openBenchVault(vault);
const samples: number[] = [];
const sampling = setInterval(() => samples.push(process.memoryUsage.rss() / MiB), 50);
const before = process.memoryUsage.rss() / MiB;
await (session === null || run === undefined ? restore() : run(session));
clearInterval(sampling);
await session?.close();
process.stdout.write(JSON.stringify({ samples: [before, ...samples] }));
