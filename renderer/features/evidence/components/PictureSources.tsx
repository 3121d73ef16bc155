// The two ways a picture comes to the viewer: the browser decodes it itself, or a worker does and hands over the pixels.
import { useCallback, useState } from 'react';
import { decodePicture, type DecodedPicture } from '../../../media/decode-picture.ts';
import { isBlank } from '../../../media/is-blank.ts';
import { largestPictureFile, mostPixels } from '../../../media/limits.ts';
import { readWhole } from '../../../media/media-bytes.ts';
import type { Media } from '../hooks/use-media.ts';
import { useDecoded } from '../hooks/use-decoded.ts';
import type { PictureSize } from '../../../media/picture-size.ts';
import { DecodeFailed } from './DecodeFailed.tsx';
import type { MediaViewProps } from './MediaView.tsx';
import { PageButtons } from './PageButtons.tsx';
import { PictureViewer } from './PictureViewer.tsx';
import { useText } from '../../../i18n/use-text.ts';

type ShownProps = MediaViewProps & { readonly media: Media };

export const NativePictureView = ({ item, media, stage }: ShownProps) => {
  const [size, setSize] = useState<PictureSize | null>(null);
  const [failed, setFailed] = useState(false);
  if ((item.width ?? 0) * (item.height ?? 0) > mostPixels) return <DecodeFailed item={item} why="too-large" />;
  if (failed) return <DecodeFailed item={item} why="cannot-decode" />;
  return (
    <PictureViewer item={item} media={media} stage={stage} size={size}>
      <img src={media.url} alt="" draggable={false} onError={() => { setFailed(true); }}
        onLoad={(event) => {
          // A file whose head alone is whole loads too, as an empty box; only decoding tells.
          const picture = event.currentTarget;
          void picture.decode().then(() => !isBlank(picture), () => false).then((isSeen) => {
            if (!isSeen && picture.isConnected) setFailed(true);
            else setSize({ width: picture.naturalWidth, height: picture.naturalHeight });
          });
        }} />
    </PictureViewer>
  );
};

const closeBitmap = (decoded: DecodedPicture): void => { decoded.bitmap.close(); };

export const DecodedPictureView = ({ item, media, stage }: ShownProps) => {
  const t = useText();
  const [page, setPage] = useState(0);
  const decode = useCallback(async (signal: AbortSignal) => {
    const bytes = await readWhole(media.url, media.size, largestPictureFile, signal);
    return decodePicture({ format: item.viewer === 'image-tiff' ? 'tiff' : 'heic', bytes, page, longestSide: null }, signal);
  }, [media.url, media.size, item.viewer, page]);
  const decoded = useDecoded(decode, closeBitmap);
  if (decoded.is === 'failed') return <DecodeFailed item={item} why={decoded.why} />;
  if (decoded.is === 'reading') return <p role="status" className="evidence-note">{t('viewer.loading', { id: item.id })}</p>;
  const { bitmap, pages } = decoded.value;
  return (
    <>
      {pages > 1 ? <PageButtons page={page + 1} pages={pages} onPage={(next) => { setPage(next - 1); }} /> : null}
      <PictureViewer item={item} media={media} page={page} stage={stage} size={{ width: bitmap.width, height: bitmap.height }}>
        <canvas width={bitmap.width} height={bitmap.height} ref={(canvas) => { canvas?.getContext('2d')?.drawImage(bitmap, 0, 0); }} />
      </PictureViewer>
    </>
  );
};
