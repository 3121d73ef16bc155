// A picture that can be made larger, turned and moved.
import { Scissors } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { EvidenceItem } from '../../../../shared/evidence/schema.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { PictureSize } from '../../../media/picture-size.ts';
import { Button } from '../../../ui/Button.tsx';
import { Toolbar } from '../../../ui/Toolbar.tsx';
import { useCopyCommand } from '../hooks/use-copy-command.ts';
import type { Media } from '../hooks/use-media.ts';
import { useView } from '../hooks/use-view.ts';
import { useViewer } from '../hooks/use-viewer.ts';
import type { CoverStage } from '../rules/cover.ts';
import { CoverButton } from './CoverButton.tsx';
import { ViewGround } from './ViewGround.tsx';
import { ViewTools } from './ViewTools.tsx';
import { WorkingCopyDialog } from './WorkingCopyDialog.tsx';

interface PictureViewerProps {
  readonly item: EvidenceItem;
  readonly stage: CoverStage;
  /** Null until it is known. */
  readonly size: PictureSize | null;
  readonly media: Media;
  /** Of a file with several. */
  readonly page?: number;
  readonly children: ReactNode;
}

/** Small pictures are not blown up. */
const mostFit = 1;

export const PictureViewer = ({ item, stage, size, media, page = 0, children }: PictureViewerProps) => {
  const t = useText();
  const formats = useFormats();
  const [copying, setCopying] = useState(false);
  const noCopy = useCopyCommand(item, size !== null, () => { setCopying(true); });
  const view = useView(size, mostFit);
  const onKeyDown = useViewer({ as: 'picture', actions: view.actions, moves: view.moves, isShown: size !== null });
  return (
    <>
      <div className="viewer-picture" onKeyDown={onKeyDown}>
        <Toolbar name={t('viewer.pictureTools')}>
          <ViewTools scale={view.scale} actions={view.actions} />
          <CoverButton />
          <Button size="compact" icon={Scissors} isDisabled={noCopy !== null} onPress={() => { setCopying(true); }}>{t('copies.make')}</Button>
        </Toolbar>
        <ViewGround view={view} role="img" name={t('viewer.pictureName', { id: item.id, zoom: formats.percent(view.scale) })}>{children}</ViewGround>
      </div>
      {copying ? <WorkingCopyDialog item={item} media={media} page={page} stage={stage} onClose={() => { setCopying(false); }} /> : null}
    </>
  );
};
