// Reads a passphrase from a file or from a pipe. Waiting for whoever writes into the pipe can be ended at any moment.
import { constants } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { HoldfastError } from '../../shared/contract/failure.ts';

/** More than any sentence; a larger file was named by mistake and must not be read into memory. */
export const longestSecretFile = 8192;

/** How long to let pass before the pipe is asked again. */
const betweenLooksMs = 40;

const isWaiting = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EAGAIN';

/**
 * Everything up to the writer's end. Opened without waiting and asked again and again, because a thread that waits for a writer could not be called
 * back. Nothing read means that no writer came yet, until one has written.
 */
const fromPipe = async (handle: FileHandle, signal: AbortSignal): Promise<Buffer> => {
  const secret = Buffer.alloc(longestSecretFile + 1);
  let length = 0;
  while (length < secret.byteLength) {
    if (signal.aborted) throw new HoldfastError('cancelled');
    const bytesRead = await handle.read(secret, length, secret.byteLength - length, null).then((read) => read.bytesRead, (error: unknown) => {
      if (isWaiting(error)) return null;
      throw error;
    });
    if (bytesRead === 0 && length > 0) break;
    length += bytesRead ?? 0;
    // An aborted wait is answered at the top of the loop.
    if ((bytesRead ?? 0) === 0) await setTimeout(betweenLooksMs, undefined, { signal }).catch(() => undefined);
  }
  return secret.subarray(0, length);
};

/**
 * The bytes of an ordinary file or of a pipe, at most a little more than a secret may have. Throws HoldfastError `cancelled` when the signal comes
 * first, an `Error` with the code `ENOTSUP` for anything that is neither, and the errors of the system.
 */
export const readSecretFile = async (file: string, signal: AbortSignal): Promise<Buffer> => {
  const status = await stat(file);
  if (!status.isFile() && !status.isFIFO()) throw Object.assign(new Error('neither a file nor a pipe'), { code: 'ENOTSUP' });
  const handle = await open(file, status.isFIFO() ? constants.O_RDONLY | constants.O_NONBLOCK : constants.O_RDONLY);
  try {
    if (status.isFIFO()) return await fromPipe(handle, signal);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(longestSecretFile + 1), 0, longestSecretFile + 1, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
};
