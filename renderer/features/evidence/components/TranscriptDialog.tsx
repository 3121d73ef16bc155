// Writing beside an original: what is heard or shown on one side, the words on the other. Closed, what was typed stays for the next time; kept, it is an item
// of its own.
import { useEffect, useState } from 'react';
import type { EvidenceItem } from '../../../../shared/evidence/schema.ts';
import { useAnswer, useCommand } from '../../../data/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import { announce } from '../../../session/notices.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { FailureLine } from '../../../ui/FailureLine.tsx';
import { useTakeOverText } from '../hooks/use-take-over-text.ts';
import { useTranscriptDraft } from '../hooks/use-transcript-draft.ts';
import { createPlayerLink, PlayerLinkContext } from '../player-link.ts';
import { textsOf } from '../rules/beside.ts';
import { ItemStage } from './ItemStage.tsx';
import { TranscriptEditor } from './TranscriptEditor.tsx';
import './transcript.css';

export const TranscriptDialog = ({ item, onClose }: { readonly item: EvidenceItem; readonly onClose: () => void }) => {
  const t = useText();
  const [link] = useState(createPlayerLink);
  const { draft, failure, put, saveNow } = useTranscriptDraft(item.id);
  const keep = useCommand('evidence.keepTranscript', ['evidence.links', 'evidence.get', 'evidence.page', 'evidence.transcriptDraft', 'custody.page']);
  const newest = textsOf(useAnswer('evidence.links', { id: item.id }).data?.links ?? [])[0]?.item ?? null;
  const takeOver = useTakeOverText(newest?.id ?? null, (text) => { put({ text }); });
  // What plays on the screen behind goes on from here instead.
  useEffect(() => { for (const one of document.querySelectorAll('video')) one.pause(); }, []);
  const plays = item.viewer === 'video' || item.viewer === 'audio';
  const isEmpty = draft === null || draft.text.trim() === '';
  const close = (): void => {
    void saveNow();
    onClose();
  };
  const keepIt = (): void => {
    if (draft === null || isEmpty) return;
    void saveNow().then(() => {
      keep.mutate({ original: item.id, ...draft }, {
        onSuccess: ({ id, isNew }) => {
          announce(t(isNew ? 'transcript.kept' : 'transcript.already', { id, original: item.id, relation: draft.relation === 'translation-of' ? 'translation' : 'transcript' }));
          onClose();
        },
      });
    });
  };
  return (
    <Dialog title={t('transcript.title', { id: item.id })} isOpen onClose={close} size="full" buttons={(
      <>
        <Button onPress={close}>{t('transcript.close')}</Button>
        <Button kind="primary" isDisabled={isEmpty || keep.isPending} onPress={keepIt}>{t('transcript.keep')}</Button>
      </>
    )}>
      <PlayerLinkContext value={plays ? link : null}>
        <div className="transcript-place">
          <div className="transcript-original"><ItemStage item={item} /></div>
          <div className="stack">
            <p className="text-2">{t('transcript.about', { id: item.id })}</p>
            {failure === null ? null : <FailureLine failure={failure} />}
            {keep.error === null ? null : <FailureLine failure={keep.error.failure} />}
            {takeOver.failure === null ? null : <FailureLine failure={takeOver.failure} />}
            {newest !== null && draft?.text === '' ? <div><Button size="compact" isDisabled={takeOver.isBusy} onPress={takeOver.run}>{t('transcript.takeOver', { id: newest.id })}</Button></div> : null}
            {draft === null ? null : <TranscriptEditor draft={draft} put={put} link={plays ? link : null} />}
          </div>
        </div>
      </PlayerLinkContext>
    </Dialog>
  );
};
