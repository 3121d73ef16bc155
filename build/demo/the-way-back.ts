// The night of the raid and the morning after, with the command line tool: shares for three people, a backup for them, a mirror, the vault made unreadable, and all
// of it brought back: by two of the three, and from the mirror.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { demoPassphrase } from './without-window.ts';
import type { Steps } from './steps.ts';

const tool = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

const holders = [
  { name: 'Tamar', passphrase: 'walnut ferry umbrella granite seldom orbit' },
  { name: 'Giorgi', passphrase: 'copper meadow violin thirteen lantern ash' },
  { name: 'Lela', passphrase: 'harbour tulip quarry biscuit eleven frost' },
] as const;
const newcomer = { name: 'Ansa Myre', passphrase: 'pebble saffron winter canoe marble thrush' } as const;

interface Answer {
  readonly exitCode: number;
  readonly document: unknown;
}

/** Runs one command as a person would, with what it prints as JSON. */
const holdfast = (args: readonly string[], passphrase = demoPassphrase): Promise<Answer> =>
  new Promise((resolve) => {
    execFile(process.execPath, [tool, ...args, '--json'], { env: { ...process.env, HOLDFAST_PASSPHRASE: passphrase }, maxBuffer: 64 * 1024 * 1024 }, (error, stdout) => {
      const exitCode = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      resolve({ exitCode, document: stdout === '' ? null : JSON.parse(stdout) });
    });
  });

const madeShares = z.object({ shares: z.array(z.object({ file: z.string(), page: z.string() })) });
const copied = z.object({ objects: z.int(), verified: z.boolean() });
const mirrored = copied.extend({ copied: z.int() });
const wiped = z.object({ unreadable: z.boolean(), left: z.array(z.string()) });
const checked = z.object({ ok: z.boolean(), checked: z.object({ objects: z.int() }) });
const failure = z.object({ error: z.object({ code: z.string() }) });

export interface WayBackPlace {
  readonly vault: string;
  /** A folder of its own, where the shares and the backup lie: in life, with three people and on another disk. */
  readonly elsewhere: string;
  /** A file that went in, and the number of its item. */
  readonly original: string;
  readonly item: string;
}

/** Expects the vault to be closed; afterwards it is gone. */
export const showTheWayBack = async ({ vault, elsewhere, original, item }: WayBackPlace, steps: Steps): Promise<void> => {
  await mkdir(elsewhere, { recursive: true });
  const secretFiles = await Promise.all([...holders, newcomer].map(async ({ name, passphrase }) => {
    const file = join(elsewhere, `${name}.passphrase`);
    await writeFile(file, passphrase, { mode: 0o600 });
    return file;
  }));
  const [tamar = '', giorgi = '', lela = '', ansa = ''] = secretFiles;

  steps.step('Shares: any two of three people can bring the vault back');
  const made = await holdfast(['shares', vault, '-k', '2', '-n', '3', '--holder', ...holders.map(({ name }) => name), '--share-passphrase-files', tamar, giorgi, lela, '-o', join(elsewhere, 'shares')]);
  const shares = made.exitCode === 0 ? madeShares.parse(made.document).shares : [];
  steps.claim('each holder has lines to type and a page to print', shares.length === 3 && shares.every(({ file, page }) => existsSync(file) && existsSync(page)));

  steps.step('A backup for the three, on another disk');
  const backup = join(elsewhere, 'office.age');
  const backedUp = copied.safeParse((await holdfast(['backup', vault, '--for-shares', '-o', backup])).document);
  steps.claim('every byte of it was read back', backedUp.success && backedUp.data.verified);
  steps.claim('it is an age file, as other programs know it', (await readFile(backup)).subarray(0, 21).toString() === 'age-encryption.org/v1');

  steps.step('A mirror on a second disk');
  const mirror = join(elsewhere, 'mirror');
  const first = mirrored.safeParse((await holdfast(['mirror', vault, mirror])).document);
  steps.claim('every object is there and was read back', first.success && first.data.verified && first.data.copied === first.data.objects);
  const second = mirrored.safeParse((await holdfast(['mirror', vault, mirror])).document);
  steps.claim('a second time nothing travels that is there already', second.success && second.data.verified && second.data.copied === 0);

  steps.step('The door is kicked in');
  const gone = wiped.safeParse((await holdfast(['wipe', vault, '--yes'])).document);
  steps.claim('the vault is unreadable, and nothing of it is left in its folder', gone.success && gone.data.unreadable && gone.data.left.length === 0 && !existsSync(vault));
  const tried = failure.safeParse((await holdfast(['list', vault])).document);
  steps.claim('the right passphrase opens nothing', tried.success && tried.data.error.code === 'vault-missing');

  steps.step('The morning after, elsewhere: two of the three, and the backup');
  const two = ['--share', shares[0]?.file ?? '', shares[2]?.file ?? '', '--share-passphrase-files', tamar, lela];
  const restored = join(elsewhere, 'restored');
  const back = copied.safeParse((await holdfast(['restore', backup, '-o', restored, ...two])).document);
  steps.claim('everything is back, verified', back.success && back.data.verified && back.data.objects === (backedUp.success ? backedUp.data.objects : -1));
  const joined = await holdfast(['recover', restored, ...two, '--name', newcomer.name, '--new-passphrase-file', ansa]);
  steps.claim(`${newcomer.name} opens it with a passphrase of her own`, joined.exitCode === 0);
  const proof = checked.safeParse((await holdfast(['verify', restored, '--read-data'], newcomer.passphrase)).document);
  steps.claim('every byte of every object is what was added', proof.success && proof.data.ok);
  const fromMirror = join(elsewhere, 'restored from the mirror');
  const again = copied.safeParse((await holdfast(['restore', mirror, '-o', fromMirror])).document);
  const sameProof = checked.safeParse((await holdfast(['verify', fromMirror, '--read-data'])).document);
  steps.claim('the mirror alone gives it back as well, under the passphrase it had', again.success && again.data.verified && sameProof.success && sameProof.data.ok);
  const copy = join(elsewhere, 'door.jpg');
  const taken = await holdfast(['extract', restored, item, '-o', copy, '--reason', 'To compare'], newcomer.passphrase);
  steps.claim('the photograph of the door is the original, byte for byte', taken.exitCode === 0 && (await readFile(copy)).equals(await readFile(original)));
};
