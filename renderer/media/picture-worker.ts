// A worker that decodes one picture which the browser itself cannot, and is then ended: whatever a hostile file did to the
// decoder's memory ends with it.
import { decodeHeic } from './decode-heic.ts';
import { decodeTiff } from './decode-tiff.ts';
import { whyNot } from './media-failure.ts';
import type { PictureAnswer, PictureRequest } from './picture-messages.ts';
import { fitWithin, turned, turnOfOrientation } from './picture-size.ts';

const draw = (pixels: ImageData, orientation: number, longestSide: number | null): ImageBitmap => {
  const source = new OffscreenCanvas(pixels.width, pixels.height);
  source.getContext('2d')?.putImageData(pixels, 0, 0);
  const { quarterTurns, mirrored } = turnOfOrientation(orientation);
  const upright = turned(pixels, quarterTurns);
  const size = fitWithin(upright, longestSide);
  const canvas = new OffscreenCanvas(size.width, size.height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  const scale = size.width / upright.width;
  context.translate(size.width / 2, size.height / 2);
  context.scale(scale, scale);
  context.rotate((quarterTurns * Math.PI) / 2);
  if (mirrored) context.scale(-1, 1);
  context.drawImage(source, -pixels.width / 2, -pixels.height / 2);
  return canvas.transferToImageBitmap();
};

const answer = async (request: PictureRequest): Promise<PictureAnswer> => {
  try {
    const decoded = request.format === 'heic' ? await decodeHeic(request) : decodeTiff(request);
    return { ok: true, bitmap: draw(decoded.pixels, decoded.orientation, request.longestSide), pages: decoded.pages };
  } catch (thrown) {
    return { ok: false, why: whyNot(thrown) };
  }
};

self.addEventListener('message', (event: MessageEvent<PictureRequest>) => {
  void answer(event.data).then((result) => { self.postMessage(result, { transfer: result.ok ? [result.bitmap] : [] }); });
});
