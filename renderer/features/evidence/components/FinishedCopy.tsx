// The finished copy as it was decoded again, with what was seen of it.
import { useText } from '../../../i18n/use-text.ts';
import { Line } from '../../../ui/Line.tsx';
import type { FinishedCopy as Finished } from '../../../media/working-copies/render-copy.ts';
import type { CoverStage } from '../rules/cover.ts';

interface FinishedCopyProps {
  readonly copy: Finished;
  readonly covers: number;
  readonly hasBlur: boolean;
  readonly stage: CoverStage;
}

export const FinishedCopy = ({ copy, covers, hasBlur, stage }: FinishedCopyProps) => {
  const t = useText();
  const { width, height } = copy.bitmap;
  return (
    <div className="copy-finished">
      <div className="stack" data-gap="small">
        {covers === 0 ? null : <Line tone="ok" mark="fine" role="status">{t('copies.covered')}</Line>}
        <p role="status">{t('copies.finished', { width, height })}</p>
        {hasBlur ? <p className="text-2">{t('copies.blurHint')}</p> : null}
      </div>
      <div className="viewer-ground copy-ground" tabIndex={0} role="img" aria-label={t('copies.finishedPicture')} data-cover={stage}>
        <canvas className="copy-result" width={width} height={height} ref={(canvas) => { canvas?.getContext('2d')?.drawImage(copy.bitmap, 0, 0); }} />
      </div>
    </div>
  );
};
