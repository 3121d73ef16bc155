// Use case: small pictures that the window made of items. A convenience, never evidence: kept apart, and made again when lost.
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { InputOf } from '../../../shared/contract/registry.ts';
import type { EvidenceRow } from '../../../shared/evidence/schema.ts';
import { evidenceNumber, type EvidenceId } from '../../../shared/ids.ts';
import { storedItemOf, type EvidenceContext } from '../context.ts';
import { countPreviewsReady, forgetPreviewsReady, writePreviewState } from '../describing/edit-repository.ts';
import { withoutPreview } from '../list/list-repository.ts';
import { hasNoPreviews, keepPreview, previewOf } from './preview-repository.ts';

const startsWith = (bytes: Uint8Array, text: string, at = 0): boolean => Buffer.from(bytes.buffer, bytes.byteOffset + at, Math.min(text.length, Math.max(0, bytes.byteLength - at))).toString('latin1') === text;

/** The window is not believed: what it calls a picture must be WebP or JPEG. */
const mediaTypeOf = (bytes: Uint8Array): string => {
  if (startsWith(bytes, '\xff\xd8\xff')) {
    return 'image/jpeg';
  }
  if (startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8)) {
    return 'image/webp';
  }
  throw new HoldfastError('input-refused', { reason: 'not-a-preview' });
};

const setState = async (context: EvidenceContext, id: EvidenceId, state: 'ready' | 'not-possible', problem: string | null): Promise<void> => {
  const known = await context.session.change((change) => writePreviewState(change.db, evidenceNumber(id), state, problem));
  if (!known) {
    throw new HoldfastError('not-found', { id });
  }
  context.changed([id]);
};

/** Keeps a preview. Throws `not-found`, or `input-refused` for bytes that are no WebP or JPEG. */
export const savePreview = async (context: EvidenceContext, { id, width, height, bytes }: InputOf<'evidence.savePreview'>): Promise<void> => {
  const mediaType = mediaTypeOf(bytes);
  await storedItemOf(context.session, id);
  await context.session.previews.transaction((db) => keepPreview(db, id, { width, height, mediaType, bytes }));
  await setState(context, id, 'ready', null);
};

/** Remembers that no preview can be made, so that nobody tries again and again. */
export const previewNotPossible = (context: EvidenceContext, { id, why }: InputOf<'evidence.previewNotPossible'>): Promise<void> =>
  setState(context, id, 'not-possible', why);

/** Previews travel with no backup and no mirror: where all of them are gone, the items that had one wait for it again. */
const expectLostPreviews = async (context: EvidenceContext): Promise<void> => {
  const { session } = context;
  if (session.readOnly || !(await hasNoPreviews(session.previews.read)) || (await countPreviewsReady(session.read)) === 0) return;
  await session.change(({ db }) => forgetPreviewsReady(db));
  context.changed(null);
};

/** Items whose preview the window has yet to make, newest first. */
export const itemsWithoutPreview = async (context: EvidenceContext, limit: number): Promise<EvidenceRow[]> => {
  await expectLostPreviews(context);
  return withoutPreview(context.session.read, limit);
};

/** The preview, or an empty array when there is none. */
export const readPreview = async (context: EvidenceContext, id: EvidenceId): Promise<{ bytes: Uint8Array<ArrayBuffer>; mediaType: string }> =>
  (await previewOf(context.session.previews.read, id)) ?? { bytes: new Uint8Array(), mediaType: '' };
