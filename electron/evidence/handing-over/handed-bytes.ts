// The bytes of an item that another office handed over, on their way into the vault: encrypted as they come, held against what the record
// says, and read back once they are published.
import { createHash } from 'node:crypto';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { ObjectRef } from '../../vault/objects/object-store.ts';
import type { EvidenceContext } from '../context.ts';
import type { HandedItem } from './handed-record.ts';
import { startMarking, type ContentMark } from '../intake/content-mark.ts';
import { readBackDiffers, readBackFailure } from '../intake/read-back.ts';
import type { FileMetadata } from '../metadata/shape.ts';

/** Bytes that are stored under a temporary name, and what they must be when they are read back. */
export interface Written {
  readonly ref: ObjectRef;
  readonly mark: ContentMark;
}

export interface Stored {
  readonly ref: ObjectRef;
  readonly metadata: FileMetadata;
}

/** Encrypts the bytes as they come. Throws `pack-damaged` when they are not what the record says, and leaves nothing then. */
export const writeHanded = async ({ session }: EvidenceContext, { sha256, size }: HandedItem, content: AsyncIterable<Uint8Array>): Promise<Written> => {
  const writer = await session.objects.create();
  try {
    const hash = createHash('sha256');
    const marking = startMarking();
    let length = 0;
    for await (const bytes of content) {
      hash.update(bytes);
      marking.update(bytes);
      length += bytes.byteLength;
      await writer.write(bytes);
    }
    if (length !== size || hash.digest('hex') !== sha256) {
      throw new HoldfastError('pack-damaged', { part: 'content' });
    }
    return { ref: await writer.finish(), mark: marking.mark() };
  } catch (error) {
    await writer.discard().catch(() => undefined);
    throw error;
  }
};

/** Reads back what was published. Throws `read-back-differs`. */
export const readBackHanded = async ({ threads }: EvidenceContext, { ref, mark }: Written, fileName: string): Promise<Stored> => {
  const { metadata } = await threads.inspect({ ref, name: fileName, readBack: mark, metadata: 'all' }).catch((error: unknown) => { throw readBackFailure(error, fileName); });
  if (metadata === null) {
    throw readBackDiffers(fileName);
  }
  return { ref, metadata };
};
