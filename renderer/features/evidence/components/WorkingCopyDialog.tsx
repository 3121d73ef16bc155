// Makes a working copy of a picture: marking, then looking at the finished copy, then keeping it. The original is only read.
import { useCallback, useMemo } from 'react';
import type { EvidenceItem } from '../../../../shared/evidence/schema.ts';
import { useCommand } from '../../../data/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import { decodeOriginal } from '../../../media/working-copies/decode-original.ts';
import { announce } from '../../../session/notices.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { FailureLine } from '../../../ui/FailureLine.tsx';
import { Line } from '../../../ui/Line.tsx';
import { useCopyMaking } from '../hooks/use-copy-making.ts';
import { useCopyMarks } from '../hooks/use-copy-marks.ts';
import { useDecoded } from '../hooks/use-decoded.ts';
import type { Media } from '../hooks/use-media.ts';
import type { CoverStage } from '../rules/cover.ts';
import { copyFailureWords } from './copy-failure-words.ts';
import { CopyEditor } from './CopyEditor.tsx';
import { FinishedCopy } from './FinishedCopy.tsx';
import './copies.css';

interface WorkingCopyDialogProps {
  readonly item: EvidenceItem;
  readonly media: Media;
  /** Of a file with several. */
  readonly page: number;
  readonly stage: CoverStage;
  readonly onClose: () => void;
}

const closeBitmap = (bitmap: ImageBitmap): void => { bitmap.close(); };

export const WorkingCopyDialog = ({ item, media, page, stage, onClose }: WorkingCopyDialogProps) => {
  const t = useText();
  const { viewer, width, height } = item;
  const decode = useCallback((signal: AbortSignal) => decodeOriginal({ viewer, width, height }, media, page, signal), [viewer, width, height, media, page]);
  const decoded = useDecoded(decode, closeBitmap);
  const bitmap = decoded.is === 'ready' ? decoded.value : null;
  const picture = useMemo(() => (bitmap === null ? null : { width: bitmap.width, height: bitmap.height }), [bitmap]);
  const copyMarks = useCopyMarks(item.id, page, picture, onClose);
  const { finished, isMaking, why, make, giveUp } = useCopyMaking(item);
  const keep = useCommand('evidence.makeWorkingCopy');
  const { marks, form } = copyMarks;
  const show = (): void => { if (bitmap !== null && picture !== null) make(bitmap, { picture, ...marks }); };
  const keepIt = (): void => {
    if (finished === null) return;
    keep.mutate({ original: item.id, plan: finished.plan, bytes: finished.copy.bytes }, {
      onSuccess: ({ id, isNew }) => {
        announce(t(isNew ? 'copies.kept' : 'copies.already', { id, original: item.id }));
        form.close();
      },
    });
  };
  const buttons = finished === null ? (
    <>
      <Button onPress={form.close}>{t('ui.cancel')}</Button>
      <Button kind="primary" isDisabled={bitmap === null || isMaking} onPress={show}>{t('copies.show')}</Button>
    </>
  ) : (
    <>
      <Button onPress={form.close}>{t('ui.cancel')}</Button>
      <Button isDisabled={keep.isPending} onPress={() => { keep.reset(); giveUp(); }}>{t('copies.back')}</Button>
      <Button kind="primary" isDisabled={keep.isPending} onPress={keepIt}>{t('copies.keep')}</Button>
    </>
  );
  return (
    <Dialog title={t('copies.title', { id: item.id })} isOpen onClose={form.close} size="full" buttons={buttons}>
      <div className="copy-dialog">
        {decoded.is === 'failed' ? <Line tone="danger" mark="wrong" role="alert">{t(copyFailureWords[decoded.why])}</Line> : null}
        {why === null ? null : <Line tone="danger" mark="wrong" role="alert">{t(copyFailureWords[why])}</Line>}
        {keep.error === null ? null : <FailureLine failure={keep.error.failure} />}
        {decoded.is === 'reading' ? <p role="status">{t('viewer.loading', { id: item.id })}</p> : null}
        <p role="status" className="only-spoken">{isMaking ? t('copies.making') : ''}</p>
        {bitmap === null ? null : finished === null ? <CopyEditor bitmap={bitmap} stage={stage} copyMarks={copyMarks} />
          : <FinishedCopy copy={finished.copy} covers={marks.covers.length} hasBlur={marks.covers.some(({ way }) => way === 'blur')} stage={stage} />}
      </div>
    </Dialog>
  );
};
