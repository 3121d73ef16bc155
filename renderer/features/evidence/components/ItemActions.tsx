// What can be done with one item: say that one looked, check it, take a copy out.
import { useCallback, useMemo, useState } from 'react';
import type { EvidenceItem } from '../../../../shared/evidence/schema.ts';
import { useScreenCommands } from '../../../commands/CommandProvider.tsx';
import { itemCommand } from '../../../commands/needs-items.ts';
import { useCommand } from '../../../data/use-answer.ts';
import { useFormatter } from '../../../i18n/use-text.ts';
import { announce } from '../../../session/notices.ts';
import { Button } from '../../../ui/Button.tsx';
import { FailureLine } from '../../../ui/FailureLine.tsx';
import { Toolbar } from '../../../ui/Toolbar.tsx';
import { MoveToCaseDialog } from '../../cases/MoveToCaseDialog.tsx';
import { useCases } from '../../cases/use-cases.ts';
import { PassageDialog } from '../../custody/PassageDialog.tsx';
import { HandOverDialog } from '../../handover/HandOverDialog.tsx';
import { ExportDialog } from './ExportDialog.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';
import { ReviewDialog } from './ReviewDialog.tsx';
import { TranscriptDialog } from './TranscriptDialog.tsx';

export const ItemActions = ({ item }: { readonly item: EvidenceItem }) => {
  const formatter = useFormatter();
  const t = formatter.text;
  const [open, setOpen] = useState<'review' | 'transcript' | 'export' | 'hand-over' | 'case' | 'passage' | 'remove' | null>(null);
  const { mutate: check, error: checkError } = useCommand('evidence.check');
  const hasOtherCase = useCases().hasOther;
  const { id } = item;
  const selection = { by: 'ids' as const, ids: [id] };
  const checkNow = useCallback((): void => { check({ selection: { by: 'ids', ids: [id] } }, { onSuccess: () => { announce(t('evidence.checkStarted', { count: 1 })); } }); }, [check, id, t]);
  const close = (): void => { setOpen(null); };
  const isSetAside = item.check === 'set-aside';
  useScreenCommands(useMemo(() => [
    itemCommand('export-copies', isSetAside ? 'command.reasonSetAside' : null, () => { setOpen('export'); }),
    itemCommand('hand-over', isSetAside ? 'command.reasonSetAside' : null, () => { setOpen('hand-over'); }),
    itemCommand('check-items', null, checkNow),
    itemCommand('move-to-case', null, () => { setOpen('case'); }),
    itemCommand('record-passage', null, () => { setOpen('passage'); }),
    itemCommand('remove-items', null, () => { setOpen('remove'); }),
  ], [isSetAside, checkNow]));
  return (
    <div className="viewer-actions">
      <Toolbar name={t('viewer.tools')}>
        <Button size="compact" onPress={() => { setOpen('review'); }}>{t('viewer.review')}</Button>
        <Button size="compact" onPress={checkNow}>{t('viewer.checkNow')}</Button>
        {item.viewer === 'none' ? null : <Button size="compact" isDisabled={isSetAside} onPress={() => { setOpen('transcript'); }}>{t(item.viewer === 'audio' || item.viewer === 'video' ? 'transcript.open' : 'transcript.openText')}</Button>}
        <Button size="compact" isDisabled={isSetAside} onPress={() => { setOpen('export'); }}>{t('viewer.export')}</Button>
        <Button size="compact" isDisabled={isSetAside} onPress={() => { setOpen('hand-over'); }}>{t('viewer.handOver')}</Button>
        {hasOtherCase ? <Button size="compact" onPress={() => { setOpen('case'); }}>{t('cases.moveOne')}</Button> : null}
        <Button size="compact" kind="quiet" onPress={() => { setOpen('remove'); }}>{t('evidence.putAwayOne')}</Button>
      </Toolbar>
      <span className="text-2">{item.reviewedBy === null ? t('viewer.notReviewed') : `${t('viewer.reviewedBy', { member: item.reviewedBy })}: ${formatter.value('sensitivity', item.sensitivity)}`}</span>
      {checkError === null ? null : <FailureLine failure={checkError.failure} />}
      {open === 'review' ? <ReviewDialog item={item} onClose={close} /> : null}
      {open === 'transcript' ? <TranscriptDialog item={item} onClose={close} /> : null}
      {open === 'hand-over' ? <HandOverDialog selection={selection} count={1} onClose={close} /> : null}
      {open === 'case' ? <MoveToCaseDialog selection={selection} count={1} from={item.case} onClose={close} onDone={close} /> : null}
      {open === 'passage' ? <PassageDialog selection={selection} count={1} id={item.id} canDescribe onClose={close} /> : null}
      {open === 'remove' ? <RemoveDialog selection={selection} count={1} onClose={close} onDone={close} /> : null}
      {open === 'export' ? <ExportDialog selection={selection} count={1} onClose={close} /> : null}
    </div>
  );
};
