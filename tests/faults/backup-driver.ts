// The process that is killed while it backs up or restores. Arguments: what to do, the vault's folder or a backup, and where to.
import { readFileSync, writeSync } from 'node:fs';
import { parseIdentity, parseRecipient, recipientOf } from '../../electron/backup/age/x25519.ts';
import { silentProgress } from '../../electron/backup/progress.ts';
import { openAgeFile, openPayload } from '../../electron/backup/read-backup.ts';
import { restoreBackup } from '../../electron/backup/restore.ts';
import { makeBackup } from '../../electron/backup/service.ts';
import { openVault, systemRandom } from '../../electron/vault/index.ts';
import { instant } from '../../shared/time.ts';
import { passphrase } from './secrets.ts';

const [what = '', from = '', to = '', keyFile = ''] = process.argv.slice(2);
const identity = parseIdentity(readFileSync(keyFile, 'utf8').trim()) ?? new Uint8Array(32);

/** Synchronous, so that the line is out before the next step begins. */
const acknowledge = (step: string): void => { writeSync(1, `ack ${step}\n`); };

if (what === 'backup') {
  const { session } = await openVault({ folder: from, secret: passphrase, kind: 'passphrase', clock: () => instant(Date.now()), random: systemRandom });
  await makeBackup(session, { file: to, to: { recipients: [parseRecipient(recipientOf(identity)) ?? new Uint8Array(32)] } }, silentProgress());
  acknowledge('backed up');
  await session.close();
} else {
  const payload = await openPayload(await openAgeFile(from), { identities: [identity] });
  await restoreBackup(payload, { target: to }, silentProgress());
  acknowledge('restored');
  await payload.close();
}
