// Reads an item's bytes from the address that the vault gave for it. Nothing is kept here: the vault's answer is the only copy.
import { MediaError } from './media-failure.ts';

/**
 * Bytes `start` to `end` (excluded). Fails when the vault answers with anything but that range, so that a page of a text
 * is never silently another page.
 */
export const readRange = async (url: string, start: number, end: number, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> => {
  if (end <= start) return new Uint8Array(0);
  const response = await fetch(url, { headers: { range: `bytes=${String(start)}-${String(end - 1)}` }, cache: 'no-store', ...(signal ? { signal } : {}) });
  if (response.status !== 206 && response.status !== 200) throw new MediaError('cannot-decode');
  const bytes = new Uint8Array(await response.arrayBuffer());
  // A server without ranges answers 200 with everything.
  const wanted = response.status === 200 && bytes.length > end - start ? bytes.slice(start, end) : bytes;
  if (wanted.length !== end - start) throw new MediaError('cannot-decode');
  return wanted;
};

/** All bytes of an item of known size, refused before the first is read when there are more than `most`. */
export const readWhole = (url: string, size: number, most: number, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> => {
  if (size > most) return Promise.reject(new MediaError('too-large'));
  return readRange(url, 0, size, signal);
};
