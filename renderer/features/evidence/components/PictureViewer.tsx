// A picture that can be made larger, turned and moved. Only the view changes, never the file.
import { Maximize, RotateCw, Scissors, ZoomIn, ZoomOut } from 'lucide-react';
import { useCallback, useRef, useState, type CSSProperties, type PointerEvent, type ReactNode } from 'react';
import type { EvidenceItem } from '../../../../shared/evidence/schema.ts';
import { useKeyHint } from '../../../commands/use-key-hint.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { turned, type PictureSize } from '../../../media/picture-size.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Toolbar } from '../../../ui/Toolbar.tsx';
import { focusIfFree } from '../hooks/focus-if-free.ts';
import { useCopyCommand } from '../hooks/use-copy-command.ts';
import { useMeasured } from '../hooks/use-measured.ts';
import { useViewerKeys } from '../hooks/use-viewer-keys.ts';
import type { Media } from '../hooks/use-media.ts';
import type { CoverStage } from '../rules/cover.ts';
import { fitScale, zoomStep, type Zoom } from '../rules/zoom.ts';
import { WorkingCopyDialog } from './WorkingCopyDialog.tsx';

interface PictureViewerProps {
  readonly item: EvidenceItem;
  readonly stage: CoverStage;
  readonly setStage: (stage: CoverStage) => void;
  /** Null until it is known. */
  readonly size: PictureSize | null;
  readonly media: Media;
  /** Of a file with several. */
  readonly page?: number;
  readonly children: ReactNode;
}

const panStep = 80;

export const PictureViewer = ({ item, stage, setStage, size, media, page = 0, children }: PictureViewerProps) => {
  const t = useText();
  const keyHint = useKeyHint();
  const formats = useFormats();
  const [measure, room] = useMeasured();
  const box = useRef<HTMLDivElement | null>(null);
  const [zoom, setZoom] = useState<Zoom>('fit');
  const [turns, setTurns] = useState(0);
  const [copying, setCopying] = useState(false);
  const noCopy = useCopyCommand(item, size !== null, () => { setCopying(true); });
  const picture = size ?? { width: 1, height: 1 };
  const scale = zoom === 'fit' ? fitScale(picture, turns, room) : zoom;
  const seen = turned(picture, turns);
  const larger = (): void => { setZoom(zoomStep(scale, 1)); };
  const smaller = (): void => { setZoom(zoomStep(scale, -1)); };
  const turn = (): void => { setTurns((before) => (before + 1) % 4); };
  const canPan = seen.width * scale > room.width + 1 || seen.height * scale > room.height + 1;
  const pan = (x: number, y: number): (() => void) | undefined => (canPan ? () => { box.current?.scrollBy(x, y); } : undefined);
  const onKeyDown = useViewerKeys({
    larger, smaller, fit: () => { setZoom('fit'); }, 'full-size': () => { setZoom(1); }, turn,
    cover: () => { setStage('covered'); }, 'grey-or-plain': () => { setStage(stage === 'grey' ? 'plain' : 'grey'); },
    ArrowLeft: pan(-panStep, 0), ArrowRight: pan(panStep, 0), ArrowUp: pan(0, -panStep), ArrowDown: pan(0, panStep),
  });
  const drag = (event: PointerEvent): void => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) box.current?.scrollBy(-event.movementX, -event.movementY);
  };
  const hold = useCallback((element: HTMLDivElement | null) => {
    box.current = element;
    focusIfFree(element);
    return measure(element);
  }, [measure]);
  const place: CSSProperties = { inlineSize: seen.width * scale, blockSize: seen.height * scale };
  const look = { '--turn': `${String(turns * 90)}deg`, inlineSize: picture.width * scale, blockSize: picture.height * scale } as CSSProperties;
  return (
    <>
      <div className="viewer-picture" onKeyDown={onKeyDown}>
        <Toolbar name={t('viewer.pictureTools')}>
          <IconButton icon={ZoomOut} name={t('viewer.zoomOut')} {...keyHint('smaller')} onPress={smaller} />
          <span className="viewer-zoom" dir="ltr">{formats.percent(scale)}</span>
          <IconButton icon={ZoomIn} name={t('viewer.zoomIn')} {...keyHint('larger')} onPress={larger} />
          <Button size="compact" icon={Maximize} onPress={() => { setZoom('fit'); }}>{t('viewer.fit')}</Button>
          <Button size="compact" onPress={() => { setZoom(1); }}>{t('viewer.fullSize')}</Button>
          <Button size="compact" icon={RotateCw} onPress={turn}>{t('viewer.turn')}</Button>
          <Button size="compact" icon={Scissors} isDisabled={noCopy !== null} onPress={() => { setCopying(true); }}>{t('copies.make')}</Button>
        </Toolbar>
        <div className="viewer-ground" role="img" tabIndex={0} aria-label={t('viewer.pictureName', { id: item.id, zoom: formats.percent(scale) })}
          ref={hold}
          onPointerDown={(event) => { if (canPan) event.currentTarget.setPointerCapture(event.pointerId); }} onPointerMove={drag} data-can-pan={canPan || undefined}>
          <div className="viewer-place" style={place}>
            <div className="viewer-look" style={look} data-waiting={size === null || undefined}>{children}</div>
          </div>
        </div>
      </div>
      {copying ? <WorkingCopyDialog item={item} media={media} page={page} stage={stage} onClose={() => { setCopying(false); }} /> : null}
    </>
  );
};
