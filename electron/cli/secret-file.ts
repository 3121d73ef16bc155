// Reads a passphrase from a file or from a pipe. Waiting for whoever writes into the pipe can be ended at any moment.
import { constants, openSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { Socket } from 'node:net';
import { HoldfastError } from '../../shared/contract/failure.ts';

/** More than any sentence; a larger file was named by mistake and must not be read into memory. */
export const longestSecretFile = 8192;

/** Everything up to the writer's end. Opened without waiting, because a thread that waits for a writer could not be called back. */
const fromPipe = (file: string, signal: AbortSignal): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const pipe = new Socket({ fd: openSync(file, constants.O_RDONLY | constants.O_NONBLOCK), readable: true, writable: false });
    const parts: Buffer[] = [];
    let length = 0;
    const finish = (end: () => void): void => {
      signal.removeEventListener('abort', onAbort);
      pipe.destroy();
      end();
    };
    const onAbort = (): void => { finish(() => { reject(new HoldfastError('cancelled')); }); };
    signal.addEventListener('abort', onAbort, { once: true });
    pipe.on('data', (part) => {
      parts.push(part);
      length += part.byteLength;
      if (length > longestSecretFile) finish(() => { resolve(Buffer.concat(parts)); });
    });
    pipe.on('end', () => { finish(() => { resolve(Buffer.concat(parts)); }); });
    pipe.on('error', (error) => { finish(() => { reject(error); }); });
    if (signal.aborted) onAbort();
  });

/**
 * The bytes of an ordinary file or of a pipe, at most a little more than a secret may have. Throws HoldfastError `cancelled` when the signal comes
 * first, an `Error` with the code `ENOTSUP` for anything that is neither, and the errors of the system.
 */
export const readSecretFile = async (file: string, signal: AbortSignal): Promise<Buffer> => {
  const status = await stat(file);
  if (!status.isFile() && !status.isFIFO()) throw Object.assign(new Error('neither a file nor a pipe'), { code: 'ENOTSUP' });
  if (status.isFIFO()) return fromPipe(file, signal);
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(longestSecretFile + 1), 0, longestSecretFile + 1, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
};
