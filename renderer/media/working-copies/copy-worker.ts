// A worker that renders one working copy anew from pixels, decodes what it made, and looks at every covered area in that. It ends afterwards.
import { coversInCopy, keptArea, type Cover } from '../../../shared/evidence/working-copy.ts';
import { MediaError, whyNot } from '../media-failure.ts';
import type { CopyAnswer, CopyRequest } from './copy-messages.ts';
import { isCovered } from './cover-pixels.ts';
import { drawCovers, pixelsIn, whiteCanvas, type Drawing } from './draw-covers.ts';
import { onlyPixels } from './only-pixels.ts';

const render = ({ bitmap, plan }: CopyRequest, covers: readonly Cover[]): Drawing => {
  const kept = keptArea(plan);
  const context = whiteCanvas(kept.width, kept.height);
  context.drawImage(bitmap, -kept.x, -kept.y);
  drawCovers(context, covers);
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
    const finished = whiteCanvas(seen.width, seen.height);
    finished.drawImage(seen, 0, 0);
    const areCovered = covers.every((cover, index) => isCovered(pixelsIn(finished, cover), cover, covers.slice(index + 1)));
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
