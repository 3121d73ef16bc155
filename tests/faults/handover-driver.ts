// The process that is killed while it hands over or takes in. Arguments: what to do, the vault's folder, the pack, a file with the key.
import { readFileSync, writeSync } from 'node:fs';
import { parseIdentity, recipientOf } from '../../electron/backup/age/x25519.ts';
import { chosenRecipients } from '../../electron/handover/recipients.ts';
import { handOverTo, takeInFrom, withPack } from '../../electron/handover/tool.ts';
import { openVault, systemRandom } from '../../electron/vault/index.ts';
import { everything } from '../../shared/evidence/schema.ts';
import { instant } from '../../shared/time.ts';
import { passphrase } from './secrets.ts';

const [what = '', folder = '', file = '', keyFile = ''] = process.argv.slice(2);
const identity = parseIdentity(readFileSync(keyFile, 'utf8').trim()) ?? new Uint8Array(32);

/** Synchronous, so that the line is out before the next step begins. */
const acknowledge = (step: string): void => { writeSync(1, `ack ${step}\n`); };

const { session } = await openVault({ folder, secret: passphrase, kind: 'passphrase', clock: () => instant(Date.now()), random: systemRandom });
if (what === 'hand-over') {
  await handOverTo(session, { file, selection: { by: 'query', query: everything, except: [] }, recipients: await chosenRecipients(session, [], [recipientOf(identity)]), reason: 'a sweep', senderName: '' });
  acknowledge('handed over');
} else {
  await withPack(file, [identity], (pack) => takeInFrom(session, pack, 'pack.age'));
  acknowledge('taken in');
}
await session.close();
