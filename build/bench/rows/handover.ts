// A pack for another office and its taking in, as the tool does both, beside tar piped into age and back. Ours reads back what it wrote, and checks all of a pack before any of it comes in.
import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { identityText, recipientOf } from '../../../electron/backup/age/x25519.ts';
import { addPaths } from '../../../electron/evidence/tool.ts';
import { recipientFor } from '../../../electron/handover/recipients.ts';
import { handOverTo, takeInFrom, withPack } from '../../../electron/handover/tool.ts';
import { everything } from '../../../shared/evidence/schema.ts';
import { MiB } from '../../../shared/sizes.ts';
import { sizeText, type Bench } from '../bench-folder.ts';
import { benchVault } from '../bench-vault.ts';
import { allKnown, median, timed, type Row } from '../figures.ts';
import { ifInstalled } from '../peers.ts';
import { makePhotos } from '../sources.ts';

/** A case that moves to another office. */
const photos = 1000;
const photoBytes = 300_000;
const shell = (script: string, ...words: readonly string[]): Promise<unknown> => promisify(execFile)('sh', ['-c', script, 'sh', ...words]);

const known = (values: readonly (number | null)[]): number | null => {
  const all = allKnown(values);
  return all === null ? null : median(all);
};

const row = (work: string, ours: number, name: string, peer: number | null, note: string): Row =>
  ({ work, unit: 's', ours, peers: [{ name, value: peer }], target: 'no goal is set', reached: peer === null ? null : ours / peer, met: null, note });

export const handover = async ({ folder, scale, runs, say }: Bench): Promise<readonly Row[]> => {
  const count = Math.max(1, Math.round(photos * scale));
  say(`making a vault of ${String(count)} photographs`);
  const [originals, vault, keys, pack, theirs, plain, other] = ['originals', 'vault', 'keys.txt', 'pack.age', 'theirs.age', 'plain', 'other'].map((name) => join(folder, name)) as [string, string, string, string, string, string, string];
  await mkdir(originals);
  await makePhotos(originals, count, photoBytes);
  const { session, end } = await benchVault(vault);
  await addPaths(session, [originals]);
  const identity = session.random.bytes(32);
  const recipient = recipientOf(identity);
  await writeFile(keys, `${identityText(identity)}\n`, { mode: 0o600 });
  const recipients = [await recipientFor(session, recipient)];
  const [made, taken] = [[], []] as [number[], number[]];
  const [peerMade, peerTaken] = [[], []] as [(number | null)[], (number | null)[]];
  for (let run = 1; run <= runs; run += 1) {
    say(`handing over and taking in, run ${String(run)} of ${String(runs)}`);
    peerMade.push(await ifInstalled(['tar', 'age'], () => timed(() => shell('tar c -C "$1" . | age -r "$2" -o "$3" && sync "$3"', originals, recipient, theirs))));
    made.push(await timed(() => handOverTo(session, { file: pack, selection: { by: 'query', query: everything, except: [] }, recipients, reason: 'A case moves to another office', senderName: 'Bench' })));
    await mkdir(plain);
    peerTaken.push(await ifInstalled(['tar', 'age'], () => timed(() => shell('age -d -i "$1" "$2" | tar x -C "$3" && sync -f "$3"', keys, theirs, plain))));
    const receiver = await benchVault(other);
    taken.push(await timed(() => withPack(pack, [Uint8Array.from(identity)], (opened) => takeInFrom(receiver.session, opened, { fileName: basename(pack), cases: 'ours' }))));
    await receiver.end();
    for (const path of [pack, theirs, plain]) await rm(path, { recursive: true, force: true });
  }
  await end();
  for (const path of [keys, originals]) await rm(path, { recursive: true });
  const note = `${String(count)} photographs of ${sizeText(photoBytes)}, ${(count * photoBytes / MiB).toFixed(0)} MiB, median of ${String(runs)} runs`;
  return [
    row('hand over, read back', median(made), 'tar piped into age, and sync', known(peerMade), note),
    row('take in, all of it checked first', median(taken), 'age -d piped into tar, and sync', known(peerTaken), `${note}; encrypted, read back and put on record item by item`),
  ];
};
