// Reads one object to its last byte, which is how every byte of its file is authenticated.
import { MiB } from '../../../shared/sizes.ts';
import type { ObjectReader } from '../objects/object-store.ts';

const readAtOnce = 1 * MiB;

/** Gives `take` the content in mebibytes, then checks the padding. `goOn` is asked before each, and ends the work by throwing. Throws `object-damaged` and the failures of the disk. */
export const readThrough = async (reader: ObjectReader, goOn: () => Promise<void> | void, take: (bytes: Uint8Array) => void): Promise<void> => {
  for (let at = 0; at < reader.size; at += readAtOnce) {
    await goOn();
    take(await reader.read(at, Math.min(reader.size, at + readAtOnce)));
  }
  await reader.checkPadding();
};
