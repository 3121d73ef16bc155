// Reads an item's bytes from the address that the vault gave for it. Nothing is kept here: the vault's answer is the only copy.
import { largestMediaAnswer } from '../../shared/evidence/media-answer.ts';
import { MediaError } from './media-failure.ts';

/**
 * Bytes `start` to `end` (excluded), at most `largestMediaAnswer` of them. Fails when the vault answers with anything but that range, so that a page of a text
 * is never silently another page.
 */
export const readRange = async (url: string, start: number, end: number, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> => {
  if (end <= start) return new Uint8Array(0);
  const asked = async (): Promise<{ readonly status: number; readonly bytes: Uint8Array<ArrayBuffer> }> => {
    const response = await fetch(url, { headers: { range: `bytes=${String(start)}-${String(end - 1)}` }, cache: 'no-store', ...(signal ? { signal } : {}) });
    return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) };
  };
  const { status, bytes } = await asked().catch((error: unknown) => {
    signal?.throwIfAborted();
    throw new MediaError('cannot-read', { cause: error });
  });
  if (status !== 206 && status !== 200) throw new MediaError('cannot-read');
  // A server without ranges answers 200 with everything.
  const wanted = status === 200 && bytes.length > end - start ? bytes.slice(start, end) : bytes;
  if (wanted.length !== end - start) throw new MediaError('cannot-read');
  return wanted;
};

/** Whether the vault gives the first byte: when it does not, a decoder that failed says nothing about the file. */
export const canBeRead = (url: string): Promise<boolean> => readRange(url, 0, 1).then(() => true, () => false);

/** All bytes of an item of known size, refused before the first is read when there are more than `most`. Asked for piece by piece: the vault answers no more than one at once. */
export const readWhole = async (url: string, size: number, most: number, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> => {
  if (size > most) throw new MediaError('too-large');
  const whole = new Uint8Array(size);
  for (let at = 0; at < size; at += largestMediaAnswer) whole.set(await readRange(url, at, Math.min(size, at + largestMediaAnswer), signal), at);
  return whole;
};
