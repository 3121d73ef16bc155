// Chooses the viewer for an item's bytes. HTML and SVG are text here and nothing else, whatever they claim to be.
import type { EvidenceItem } from '../../../../shared/evidence/schema.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { Media } from '../hooks/use-media.ts';
import type { CoverStage } from '../rules/cover.ts';
import { DocumentView } from './DocumentView.tsx';
import { EmailView } from './EmailView.tsx';
import { LazyPdfView } from './LazyPdfView.tsx';
import { MediaPlayer } from './MediaPlayer.tsx';
import { NotShown } from './NotShown.tsx';
import { DecodedPictureView, NativePictureView } from './PictureSources.tsx';
import { TextView } from './TextView.tsx';

export interface MediaViewProps {
  readonly item: EvidenceItem;
  readonly media: Media | null;
  readonly stage: CoverStage;
}

const isMarkup = (mediaType: string): boolean => /(?:svg|html|xml)/u.test(mediaType);

export const MediaView = ({ item, media, stage }: MediaViewProps) => {
  const t = useText();
  if (item.size === 0) return <NotShown item={item} title={t('viewer.emptyTitle')}><p>{t('viewer.emptyBody')}</p></NotShown>;
  if (media === null) return <NotShown item={item} title={t('viewer.unknownTitle')}><p>{t('viewer.unknownBody')} {t('viewer.canExport')}</p></NotShown>;
  const shown = { item, media, stage };
  switch (item.viewer) {
    case 'image':
      return isMarkup(media.mediaType) ? <TextView item={item} media={media} isMarkup /> : <NativePictureView {...shown} />;
    case 'image-heic':
    case 'image-tiff':
      return <DecodedPictureView {...shown} />;
    case 'video':
    case 'audio':
      return <MediaPlayer {...shown} />;
    case 'pdf':
      return <LazyPdfView source={media} item={item} stage={stage} />;
    case 'text':
      return <TextView item={item} media={media} isMarkup={isMarkup(media.mediaType)} />;
    case 'office':
      return <DocumentView item={item} media={media} />;
    case 'email':
      return <EmailView item={item} media={media} />;
    case 'none':
      return <NotShown item={item} title={t('viewer.unknownTitle')}><p>{t('viewer.unknownBody')} {t('viewer.canExport')}</p></NotShown>;
  }
};
