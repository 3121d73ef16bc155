// Speed of the object encryption beside its alternatives, in memory, in one process: the figures of
// docs/decisions/0003-object-encryption.md. Run it with `node build/bench/object-encryption.ts`.
import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from 'node:crypto';
import { chunkBytes, openMessage, sealedChunkBytes, sealMessage } from '../../electron/vault/crypto/chunked.ts';

const blockBytes = 1024 * 1024;
const totalBytes = 512 * blockBytes;
const rounds = 5;
const frameBytes = 64 * 1024;
const tagBytes = 16;
const options = { authTagLength: tagBytes } as const;

const source = randomBytes(blockBytes);
const output = Buffer.alloc(blockBytes + 64 * tagBytes);
const key = randomBytes(32);
const keyObject = createSecretKey(key);
const context = Buffer.from('bench');

/** Megabytes a second of this thread's own time, so that other work on the computer does not count; `work` handles one block. */
const speedOf = (work: (block: number) => void): number => {
  const started = process.threadCpuUsage();
  for (let block = 0; block * blockBytes < totalBytes; block += 1) work(block);
  const { user, system } = process.threadCpuUsage(started);
  return totalBytes / (user + system);
};

/** STREAM's nonce: prefix, counter, last-frame flag. */
const streamNonce = (frame: number): Buffer => {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(frame, 7);
  return nonce;
};

const chunksInBlock = blockBytes / chunkBytes;
const framesInBlock = blockBytes / frameBytes;

const sealChunks = (): number => {
  const sealer = sealMessage(key, randomBytes(24), context);
  return speedOf((block) => {
    for (let chunk = 0; chunk < chunksInBlock; chunk += 1) {
      sealer.seal(block * chunksInBlock + chunk, source.subarray(chunk * chunkBytes, (chunk + 1) * chunkBytes), output.subarray(chunk * sealedChunkBytes));
    }
  });
};

const openChunks = (): number => {
  const sealer = sealMessage(key, randomBytes(24), context);
  const sealed = Array.from({ length: chunksInBlock }, (_, chunk) => {
    const into = Buffer.alloc(sealedChunkBytes);
    sealer.seal(chunk, source.subarray(chunk * chunkBytes, (chunk + 1) * chunkBytes), into);
    return into;
  });
  const opener = openMessage(key, sealer.prefix, context);
  return speedOf(() => {
    sealed.forEach((one, chunk) => {
      if (opener?.open(chunk, one, output.subarray(chunk * chunkBytes)) !== true) throw new Error('a chunk did not open');
    });
  });
};

const sealFrames = (): number =>
  speedOf((block) => {
    for (let frame = 0; frame < framesInBlock; frame += 1) {
      const cipher = createCipheriv('aes-256-gcm', keyObject, streamNonce(block * framesInBlock + frame), options);
      output.set(cipher.update(source.subarray(frame * frameBytes, (frame + 1) * frameBytes)), frame * (frameBytes + tagBytes));
      cipher.final();
      output.set(cipher.getAuthTag(), frame * (frameBytes + tagBytes) + frameBytes);
    }
  });

const openFrames = (): number => {
  const sealed = Array.from({ length: framesInBlock }, (_, frame) => {
    const cipher = createCipheriv('aes-256-gcm', keyObject, streamNonce(frame), options);
    const body = cipher.update(source.subarray(frame * frameBytes, (frame + 1) * frameBytes));
    cipher.final();
    return { body, tag: cipher.getAuthTag() };
  });
  return speedOf(() => {
    sealed.forEach(({ body, tag }, frame) => {
      const decipher = createDecipheriv('aes-256-gcm', keyObject, streamNonce(frame), options);
      decipher.setAuthTag(tag);
      output.set(decipher.update(body), frame * frameBytes);
      decipher.final();
    });
  });
};

const sealPlainly = (): number => {
  const cipher = createCipheriv('aes-256-gcm', keyObject, randomBytes(12), options);
  return speedOf(() => output.set(cipher.update(source)));
};

const rows: readonly (readonly [string, () => number])[] = [
  ['Cobblestone-256, 16 KiB chunks, encrypt', sealChunks],
  ['Cobblestone-256, 16 KiB chunks, decrypt', openChunks],
  ['STREAM, 64 KiB frames, encrypt', sealFrames],
  ['STREAM, 64 KiB frames, decrypt', openFrames],
  ['AES-256-GCM, one message, encrypt', sealPlainly],
];

// Rounds go through all rows, so that a noisy moment of the machine falls on all of them; the median is shown.
const figures = new Map(rows.map(([name]) => [name, [] as number[]]));
for (let round = 0; round < rounds; round += 1) for (const [name, work] of rows) figures.get(name)?.push(work());
process.stdout.write(`Node ${process.version}, ${totalBytes / blockBytes} MiB a row, median and range of ${rounds} rounds, MB a second of processor time\n`);
for (const [name, speeds] of figures) {
  const sorted = speeds.toSorted((one, other) => one - other).map(Math.round);
  process.stdout.write(`${name.padEnd(42)} ${String(sorted[Math.floor(rounds / 2)]).padStart(6)}  (${sorted[0]} to ${sorted.at(-1)})\n`);
}
