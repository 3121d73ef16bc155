// Stores bytes that were made here (a working copy, a transcript) as an object: written, read back and looked into. What is refused leaves nothing behind.
import type { EvidenceContext } from '../context.ts';
import type { Stored } from '../handing-over/handed-bytes.ts';
import { startMarking } from '../intake/content-mark.ts';
import { readBackDiffers, readBackFailure } from '../intake/read-back.ts';
import type { FileMetadata } from '../metadata/shape.ts';

/** Throws what reading back throws, and what `look` throws of what the reader of metadata found. */
export const storeMade = async ({ session, threads }: EvidenceContext, bytes: Uint8Array, name: string, look: (metadata: FileMetadata) => void = () => undefined): Promise<Stored> => {
  const marking = startMarking();
  marking.update(bytes);
  const writer = await session.objects.create();
  try {
    await writer.write(bytes);
    const ref = await writer.finish();
    await session.objects.publish([ref]);
    const { metadata } = await threads.inspect({ ref, name, readBack: marking.mark(), metadata: 'all' }).catch((error: unknown) => { throw readBackFailure(error, name); });
    if (metadata === null) throw readBackDiffers(name);
    look(metadata);
    return { ref, metadata };
  } catch (error) {
    // What cannot be taken away now is found and taken away when the vault is opened next.
    await writer.discard().catch(() => undefined);
    await session.objects.remove(writer.id).catch(() => undefined);
    throw error;
  }
};
