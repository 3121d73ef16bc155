// A small ext4 disk in a file: mounted, copied while it is in use as a power cut would leave it, and mounted again from the copy.
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const imageBytes = 48 * 1024 * 1024;
/** The file system's own regular writing of its journal is put off, so that what nobody synced is not on the disk. */
const options = 'loop,noatime,commit=600';

/** Why no loop disk can be mounted here; null when one can. */
export const loopHindrance = (): string | null => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'mounting disks takes Linux and root';
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-loop-'));
  try {
    execFileSync('truncate', ['-s', '4M', join(folder, 'image')]);
    execFileSync('mkfs.ext4', ['-q', '-F', join(folder, 'image')], { stdio: 'ignore' });
    execFileSync('mount', ['-o', 'loop', join(folder, 'image'), folder], { stdio: 'ignore' });
    return null;
  } catch {
    return 'no loop device can be mounted';
  } finally {
    spawnSync('umount', [folder], { stdio: 'ignore' });
    rmSync(folder, { recursive: true, force: true });
  }
};

export const makeImage = async (image: string): Promise<void> => {
  await writeFile(image, '');
  await truncate(image, imageBytes);
  await run('mkfs.ext4', ['-q', '-F', '-m', '0', image]);
};

/** Mounts the image at `place` while `work` runs. The unmounting is lazy: a process that was stopped may still stand in it. */
export const mounted = async <T>(image: string, place: string, work: (place: string) => Promise<T>): Promise<T> => {
  await mkdir(place);
  await run('mount', ['-o', options, image, place]);
  try {
    return await work(place);
  } finally {
    await run('umount', ['-l', place]);
    await rm(place, { recursive: true, force: true });
  }
};

/** Everything written so far is on the disk. */
export const settle = async (place: string): Promise<void> => { await run('sync', ['-f', place]); };

let shutDown: string | undefined;
/** Compiled once for each process, and gone with it. */
const shutDownProgram = (): string => {
  if (shutDown !== undefined) return shutDown;
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-shut-down-'));
  process.once('exit', () => { rmSync(folder, { recursive: true, force: true }); });
  const program = join(folder, 'shut-down');
  execFileSync('cc', ['-O2', '-Wall', '-Wextra', '-Werror', '-o', program, fileURLToPath(new URL('./interpose/shut-down.c', import.meta.url))], { stdio: 'inherit' });
  shutDown = program;
  return program;
};

/** Pulls the mounted disk out: whatever is asked of it from now on is answered with an error, and what was not written yet never is. */
export const pull = (place: string): void => { execFileSync(shutDownProgram(), [place], { stdio: 'inherit' }); };

/** The bytes of the disk as they are: what a power cut at this moment would leave. */
export const copyImage = async (image: string, copy: string): Promise<void> => { await run('cp', ['--sparse=always', image, copy]); };
