// A worker that covers one page and encodes it. It ends afterwards.
import { inDrawingOrder } from '../../../../shared/evidence/pdf-copy.ts';
import { whyNot } from '../../media-failure.ts';
import { drawCovers, pixelsIn, whiteCanvas } from '../draw-covers.ts';
import { encodedPage } from './encode-page.ts';
import type { PageAnswer, PageRequest } from './page-messages.ts';

const answer = async ({ bitmap, covers }: PageRequest): Promise<PageAnswer> => {
  try {
    const { width, height } = bitmap;
    const context = whiteCanvas(width, height);
    context.drawImage(bitmap, 0, 0);
    drawCovers(context, inDrawingOrder(covers));
    return { ok: true, page: await encodedPage(context.canvas, pixelsIn(context, { x: 0, y: 0, width, height })) };
  } catch (thrown) {
    return { ok: false, why: whyNot(thrown) };
  } finally {
    bitmap.close();
  }
};

self.addEventListener('message', (event: MessageEvent<PageRequest>) => {
  void answer(event.data).then((result) => { self.postMessage(result, { transfer: result.ok ? [result.page.bytes.buffer] : [] }); });
});
