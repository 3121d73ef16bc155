// Makes the working copy of a whole picture in which nothing is covered: the same picture without what its file says of camera, place and time.
import type { Client } from '../../../shared/contract/registry.ts';
import type { Failure } from '../../../shared/contract/failure.ts';
import type { EvidenceItem } from '../../../shared/evidence/schema.ts';
import type { EvidenceId } from '../../../shared/ids.ts';
import { whyNot } from '../media-failure.ts';
import type { CopyFailure } from './copy-messages.ts';
import { decodeOriginal } from './decode-original.ts';
import { CopyError, copyTypeOf, renderCopy } from './render-copy.ts';

type Evidence = Pick<Client['evidence'], 'openMedia' | 'closeMedia' | 'makeWorkingCopy'>;

export type BareCopy = { readonly id: EvidenceId } | { readonly failure: Failure } | { readonly why: CopyFailure };

/** The reason is of no use where the signal ended it. */
export const makeBareCopy = async (evidence: Evidence, item: EvidenceItem, signal = new AbortController().signal): Promise<BareCopy> => {
  const media = await evidence.openMedia({ id: item.id });
  if (!media.ok) return { failure: media.failure };
  try {
    const bitmap = await decodeOriginal(item, media.value, 0, signal);
    const plan = { picture: { width: bitmap.width, height: bitmap.height }, crop: null, covers: [] };
    const copy = await renderCopy(bitmap, plan, copyTypeOf(item.mediaType), signal).finally(() => { bitmap.close(); });
    copy.bitmap.close();
    const made = await evidence.makeWorkingCopy({ original: item.id, plan, bytes: copy.bytes });
    return made.ok ? { id: made.value.id } : { failure: made.failure };
  } catch (thrown) {
    return { why: thrown instanceof CopyError ? thrown.why : whyNot(thrown) };
  } finally {
    await evidence.closeMedia({ url: media.value.url });
  }
};
