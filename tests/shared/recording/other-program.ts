// Asks ffprobe about a file, where it is there.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What it answers, null where the program is not on this computer. */
export const probed = (bytes: Uint8Array, entries: string): string | null => {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-test-'));
  try {
    const file = join(folder, 'file');
    writeFileSync(file, bytes);
    return execFileSync('ffprobe', ['-v', 'quiet', '-count_packets', '-show_entries', entries, '-of', 'csv=p=0', file], { encoding: 'utf8' }).trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  } finally {
    rmSync(folder, { recursive: true });
  }
};
