// Shows one item: covered first where it must be, then by the viewer that fits its bytes. Made anew for each item, so that
// leaving always covers again.
import { useState } from 'react';
import type { EvidenceItem } from '../../../../shared/evidence/schema.ts';
import { useAnswer } from '../../../data/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/Button.tsx';
import { FailureLine } from '../../../ui/FailureLine.tsx';
import { Line } from '../../../ui/Line.tsx';
import { useMedia } from '../hooks/use-media.ts';
import { StageContext, useStage } from '../hooks/use-stage.ts';
import { firstStage, type CoverStage } from '../rules/cover.ts';
import { Cover } from './Cover.tsx';
import { MediaView } from './MediaView.tsx';
import './viewer.css';

interface ItemStageProps {
  readonly item: EvidenceItem;
  /** The item that the screen is about: its commands are in the palette. */
  readonly isMain?: boolean;
}

const Stage = ({ item, coverUnreviewed, isMain }: ItemStageProps & { readonly coverUnreviewed: boolean }) => {
  const t = useText();
  const covers = firstStage(item.sensitivity, coverUnreviewed) === 'covered';
  const [stage, setStage] = useState<CoverStage>(covers ? 'covered' : 'plain');
  // Nothing of a covered item is read at all; only its small preview is shown, blurred.
  const { media, failure } = useMedia(item.id, stage !== 'covered' && item.viewer !== 'none');
  // Covered by hand, it is told in grey that it is; left as it is, nothing needs to be said.
  const hasRow = stage !== 'covered' && (covers || stage === 'grey');
  const [link, onKeyDown] = useStage({ stage, setStage, hasViewer: item.viewer !== 'none', isMain: isMain === true, hasCoverButton: hasRow });
  return (
    <div className="viewer-stage" data-cover={stage} onKeyDown={onKeyDown}>
      {stage === 'covered' ? <Cover item={item} isByHand={!covers} uncover={setStage} /> : null}
      {hasRow ? (
        <div className="row viewer-uncovered">
          <span role="status">{t(stage === 'grey' ? 'viewer.coverGreyNow' : 'viewer.coverPlainNow')}</span>
          <Button size="compact" onPress={() => { setStage('covered'); }}>{t('viewer.coverHide')}</Button>
          {stage === 'grey' ? <Button size="compact" onPress={() => { setStage('plain'); }}>{t('viewer.coverPlain')}</Button> : null}
        </div>
      ) : null}
      {item.metadataProblem === 'end-missing' && stage !== 'covered' ? <Line tone="warn" mark="attention">{t('viewer.endMissing')}</Line> : null}
      {failure === null ? null : <FailureLine failure={failure} />}
      {stage === 'covered' || failure !== null ? null : media === null && item.viewer !== 'none' ? (
        <p role="status" className="evidence-note">{t('viewer.loading', { id: item.id })}</p>
      ) : (
        <StageContext value={link}><MediaView item={item} media={media} stage={stage} /></StageContext>
      )}
    </div>
  );
};

export const ItemStage = ({ item, isMain }: ItemStageProps) => {
  // Nothing is shown before the team's setting on covering is known.
  const { data: settings, error } = useAnswer('settings.get', {});
  if (settings === undefined) return error === null ? null : <FailureLine failure={error.failure} />;
  return <Stage key={`${item.id} ${item.sensitivity} ${String(settings.coverUnreviewed)}`} item={item} isMain={isMain === true} coverUnreviewed={settings.coverUnreviewed} />;
};
