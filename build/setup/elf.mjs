// Reads just enough of an ELF file to tell whether it was linked with -Bsymbolic.
import { readFileSync } from 'node:fs';

const programHeaderDynamic = 2;
const tag = { end: 0n, symbolic: 16n, flags: 30n };
const flagSymbolic = 2n;

/**
 * True when the library binds its own symbols to itself. Throws for anything that is not a 64-bit little-endian ELF file,
 * which is what every machine we build on makes.
 */
export const isLinkedSymbolic = (path) => {
  const bytes = readFileSync(path);
  if (bytes.toString('latin1', 0, 4) !== '\x7fELF' || bytes[4] !== 2 || bytes[5] !== 1) throw new Error(`${path} is not a 64-bit little-endian ELF file`);
  const tableAt = Number(bytes.readBigUInt64LE(32));
  const entrySize = bytes.readUInt16LE(54);
  const entryCount = bytes.readUInt16LE(56);
  for (let index = 0; index < entryCount; index += 1) {
    const header = tableAt + index * entrySize;
    if (bytes.readUInt32LE(header) !== programHeaderDynamic) continue;
    const start = Number(bytes.readBigUInt64LE(header + 8));
    const end = start + Number(bytes.readBigUInt64LE(header + 32));
    for (let at = start; at + 16 <= end; at += 16) {
      const name = bytes.readBigUInt64LE(at);
      if (name === tag.end) break;
      if (name === tag.symbolic) return true;
      if (name === tag.flags && (bytes.readBigUInt64LE(at + 8) & flagSymbolic) !== 0n) return true;
    }
  }
  return false;
};
