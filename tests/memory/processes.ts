// Processes of this computer as /proc tells of them: who descends from whom, what they are, and what lies in their memory.
import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { MiB } from '../../shared/sizes.ts';

const textOf = (pid: number, name: string): string => {
  try {
    return readFileSync(`/proc/${String(pid)}/${name}`, 'latin1');
  } catch {
    return '';
  }
};

/** A process and all that descend from it, by what the system says now. */
export const familyOf = (root: number): readonly number[] => {
  const parents = readdirSync('/proc').filter((name) => /^\d+$/u.test(name)).flatMap((name) => {
    const parent = /\) \S (\d+) /u.exec(textOf(Number(name), 'stat'))?.[1];
    return parent === undefined ? [] : [[Number(name), Number(parent)] as const];
  });
  const family = [root];
  for (let at = 0; at < family.length; at += 1) family.push(...parents.filter(([, parent]) => parent === family[at]).map(([pid]) => pid));
  return family;
};

/** Its line of words; empty when it has ended. */
export const commandOf = (pid: number): string => (/\) Z /u.test(textOf(pid, 'stat')) ? '' : textOf(pid, 'cmdline').replaceAll('\0', ' ').trim());

/** Parts of its memory that it can write to: where what it was told can lie. */
const writableParts = (pid: number): readonly (readonly [number, number])[] =>
  textOf(pid, 'maps').split('\n').flatMap((line) => {
    const [, from, to] = /^([0-9a-f]+)-([0-9a-f]+) rw/u.exec(line) ?? [];
    return from === undefined || to === undefined || line.includes('[vvar') ? [] : [[Number.parseInt(from, 16), Number.parseInt(to, 16)] as const];
  });

const occurrences = (bytes: Buffer, pattern: Buffer): number => {
  let count = 0;
  for (let at = bytes.indexOf(pattern); at !== -1; at = bytes.indexOf(pattern, at + 1)) count += 1;
  return count;
};

export interface SearchedMemory {
  readonly bytes: number;
  /** How often each pattern was found, in their order. */
  readonly found: readonly number[];
}

const pieceBytes = 8 * MiB;

/** Looks for every pattern in the memory that the process can write to, as it is now. */
export const searchMemory = (pid: number, patterns: readonly Buffer[]): SearchedMemory => {
  const found = patterns.map(() => 0);
  const overlap = Math.max(...patterns.map((pattern) => pattern.length)) - 1;
  let bytes = 0;
  const memory = openSync(`/proc/${String(pid)}/mem`, 'r');
  const piece = Buffer.alloc(pieceBytes + overlap);
  try {
    for (const [from, to] of writableParts(pid)) {
      for (let at = from; at < to; at += pieceBytes) {
        let length: number;
        try {
          length = readSync(memory, piece, 0, Math.min(piece.length, to - at), at);
        } catch {
          // A part that went away since, or that no one may read.
          break;
        }
        bytes += Math.min(length, pieceBytes);
        const here = piece.subarray(0, length);
        // What begins in the overlap is counted with the next piece.
        patterns.forEach((pattern, index) => { found[index] = (found[index] ?? 0) + occurrences(here.subarray(0, pieceBytes + pattern.length - 1), pattern); });
      }
    }
  } finally {
    closeSync(memory);
  }
  return { bytes, found };
};
