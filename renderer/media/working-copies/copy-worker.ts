// A worker that renders one working copy anew from pixels, decodes what it made, and looks at every covered area in that. It ends afterwards.
import { coversInCopy, keptArea, type Area, type Cover } from '../../../shared/evidence/working-copy.ts';
import { MediaError, whyNot } from '../media-failure.ts';
import type { CopyAnswer, CopyRequest } from './copy-messages.ts';
import { blurred, boxColour, isCovered } from './cover-pixels.ts';
import { onlyPixels } from './only-pixels.ts';

type Context = OffscreenCanvasRenderingContext2D;

const contextOf = (width: number, height: number): Context => {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new MediaError('too-large');
  return context;
};

const pixelsOf = (context: Context, { x, y, width, height }: Area): ImageData => context.getImageData(x, y, width, height);

const drawCover = (context: Context, cover: Cover): void => {
  if (cover.way === 'box') {
    context.fillStyle = boxColour;
    context.fillRect(cover.x, cover.y, cover.width, cover.height);
  } else {
    context.putImageData(new ImageData(blurred(pixelsOf(context, cover)), cover.width, cover.height), cover.x, cover.y);
  }
};

/** What could be seen through is drawn on white: nothing stays under what cannot be seen. */
const render = ({ bitmap, plan }: CopyRequest, covers: readonly Cover[]): Context => {
  const kept = keptArea(plan);
  const context = contextOf(kept.width, kept.height);
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, kept.width, kept.height);
  context.drawImage(bitmap, -kept.x, -kept.y);
  for (const cover of covers) drawCover(context, cover);
  return context;
};

const answer = async (request: CopyRequest): Promise<CopyAnswer> => {
  const { bitmap, plan, type } = request;
  try {
    if (bitmap.width !== plan.picture.width || bitmap.height !== plan.picture.height) throw new MediaError('cannot-decode');
    const covers = coversInCopy(plan);
    const { canvas } = render(request, covers);
    // At the highest quality colours are not halved in size, so that the edges of a box are as flat as its middle.
    const bytes = onlyPixels(new Uint8Array(await (await canvas.convertToBlob({ type, quality: 1 })).arrayBuffer()));
    const seen = await createImageBitmap(new Blob([bytes], { type }));
    const finished = contextOf(seen.width, seen.height);
    finished.drawImage(seen, 0, 0);
    const areCovered = covers.every((cover, index) => isCovered(pixelsOf(finished, cover), cover, covers.slice(index + 1)));
    return areCovered ? { ok: true, bytes, bitmap: seen } : { ok: false, why: 'not-covered' };
  } catch (thrown) {
    return { ok: false, why: whyNot(thrown) };
  } finally {
    bitmap.close();
  }
};

self.addEventListener('message', (event: MessageEvent<CopyRequest>) => {
  void answer(event.data).then((result) => { self.postMessage(result, { transfer: result.ok ? [result.bitmap, result.bytes.buffer] : [] }); });
});
