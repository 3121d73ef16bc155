// Headers of the archive: what stock tar wrote and reads is what ours are, large files included.
import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { blockBytes, headerBytes, largestUstarSize, paxSize, readTarHeader, tarHeader } from '../../../electron/backup/tar/header.ts';
import { layOut } from '../../../electron/backup/tar/layout.ts';
import { TarFiller } from '../../../electron/backup/tar/fill.ts';

const name = `${'a'.repeat(32)}/objects/ab/${'ab'.repeat(16)}`;

const hasTar = ((): boolean => {
  try {
    execFileSync('tar', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe('a header of the archive', () => {
  it('reads back as it was written, and any other byte makes it unknown', () => {
    const header = tarHeader({ name, size: 1234, kind: 'file' }, 1_700_000_000);
    expect(readTarHeader(header)).toEqual({ kind: 'entry', entry: { name, size: 1234, kind: 'file' } });
    const accepted = [];
    for (let at = 0; at < 500; at += 1) {
      const changed = Buffer.from(header);
      changed[at] = (changed[at] ?? 0) ^ 1;
      // Spaces and zeros around the checksum are not part of what it says.
      if (readTarHeader(changed).kind !== 'unknown' && !(at >= 148 && at < 156)) accepted.push(at);
    }
    expect(accepted).toEqual([]);
  });

  it('says a size beyond eight gibibytes in a record before it', () => {
    const size = largestUstarSize + 1;
    const bytes = tarHeader({ name, size, kind: 'file' }, 0);
    const [pax, entry] = [readTarHeader(bytes.subarray(0, blockBytes)), readTarHeader(bytes.subarray(2 * blockBytes))];
    expect([bytes.byteLength, headerBytes(size), pax.kind, entry]).toEqual([3 * blockBytes, 3 * blockBytes, 'pax', { kind: 'entry', entry: { name, size: 0, kind: 'file' } }]);
    expect(pax.kind === 'pax' ? paxSize(bytes.subarray(blockBytes, blockBytes + pax.size)) : null).toBe(size);
  });

  it.skipIf(!hasTar)('is understood by stock tar, also for a file beyond eight gibibytes', () => {
    // The content is not there, which tar says after it listed the entry.
    const { stdout: listed } = spawnSync('tar', ['tvf', '-'], { input: tarHeader({ name, size: largestUstarSize + 1, kind: 'file' }, 0), encoding: 'utf8' });
    expect(listed).toContain(`${String(largestUstarSize + 1)} `);
  });
});

describe('an archive that is produced in pieces', () => {
  it('is the same in every step size', () => {
    const layout = layOut([1, 511, 512, 513, 3000].map((size, index) => ({ name: `${'a'.repeat(32)}/f${String(index)}`, size, kind: 'file' as const, path: null, bytes: Buffer.alloc(size, index + 1) })), 0);
    const whole = new Uint8Array(layout.length + 1024);
    new TarFiller(layout, () => undefined).fill(whole, 0);
    for (const step of [1, 100, 512, 700, 4096]) {
      const pieces: Uint8Array[] = [];
      const filler = new TarFiller(layout, () => undefined);
      for (let at = 0; at < whole.byteLength; at += step) {
        const piece = new Uint8Array(Math.min(step, whole.byteLength - at)).fill(7);
        filler.fill(piece, at);
        pieces.push(piece);
      }
      expect(Buffer.concat(pieces).equals(whole)).toBe(true);
    }
  });
});
