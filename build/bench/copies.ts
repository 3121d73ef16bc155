// The other ways to put a file or a folder away: the two physical limits, and what a person would do by hand.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { timed } from './figures.ts';
import { putAside, touchMemory } from './same-start.ts';
import { ifInstalled, isInstalled, runProgram } from './peers.ts';

/** `cp -r` and `sync` of the file system it went to: as fast as bytes get onto this disk. */
export const copyAndSync = async (source: string, folder: string, bytes: number): Promise<number> => {
  const target = join(folder, 'plain-copy');
  await touchMemory(folder, bytes);
  const seconds = await timed(async () => {
    await runProgram('cp', ['-r', source, target]);
    await runProgram('sync', ['-f', target]);
  });
  await putAside(target);
  return seconds;
};

export const opensslDigest = (file: string): Promise<number | null> => ifInstalled(['openssl'], () => timed(() => runProgram('openssl', ['dgst', '-sha256', file])));

/** Every file of a folder through `sha256sum`. */
export const digestTree = (folder: string): Promise<number | null> =>
  ifInstalled(['find', 'xargs', 'sha256sum'], () => timed(() => runProgram('sh', ['-c', 'find "$1" -type f -print0 | xargs -0 sha256sum', 'sh', folder])));

/** A copy into a mounted gocryptfs folder, synced, and the fingerprint of the source. */
export const byHand = (source: string, folder: string, bytes: number): Promise<number | null> =>
  ifInstalled(['gocryptfs', 'sha256sum', isInstalled('fusermount3') ? 'fusermount3' : 'fusermount'], async () => {
    const [sealed, mounted, passphrase] = ['gocryptfs', 'mounted', 'passphrase'].map((name) => join(folder, name)) as [string, string, string];
    await Promise.all([mkdir(sealed), mkdir(mounted), writeFile(passphrase, 'bench\n')]);
    const unmount = isInstalled('fusermount3') ? 'fusermount3' : 'fusermount';
    try {
      await runProgram('gocryptfs', ['-q', '-init', '-passfile', passphrase, sealed]);
      await runProgram('gocryptfs', ['-q', '-nosyslog', '-passfile', passphrase, sealed, mounted]);
      try {
        await touchMemory(folder, bytes);
        return await timed(async () => {
          await runProgram('cp', ['-r', source, join(mounted, 'copy')]);
          await runProgram('sync', ['-f', sealed]);
          await runProgram('sh', ['-c', 'find "$1" -type f -print0 | xargs -0 sha256sum', 'sh', source]);
        });
      } finally {
        await runProgram(unmount, ['-u', mounted]);
      }
    } finally {
      await Promise.all([sealed, mounted, passphrase].map((path) => rm(path, { recursive: true, force: true })));
    }
  });

/** `restic backup` into a fresh repository; making the repository is not counted. */
export const resticBackup = (source: string, folder: string, bytes: number): Promise<number | null> =>
  ifInstalled(['restic'], async () => {
    const repository = join(folder, 'restic');
    const environment = { RESTIC_PASSWORD: 'bench', RESTIC_CACHE_DIR: join(folder, 'restic-cache') };
    await runProgram('restic', ['-q', '-r', repository, 'init'], environment);
    await touchMemory(folder, bytes);
    try {
      return await timed(async () => {
        await runProgram('restic', ['-q', '-r', repository, 'backup', source], environment);
        await runProgram('sync', ['-f', repository]);
      });
    } finally {
      await putAside(repository);
      await rm(join(folder, 'restic-cache'), { recursive: true, force: true });
    }
  });
