// What is typed beside an item, saved as it is typed: after a pause, before a lock, on leaving. It stands among the session's answers, which a lock clears, so
// that whoever opens it again goes on from what was typed last. Null until it was read.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Failure } from '../../../../shared/contract/failure.ts';
import { noTranscript, type TranscriptDraft } from '../../../../shared/evidence/transcript.ts';
import type { EvidenceId } from '../../../../shared/ids.ts';
import { ask } from '../../../api.ts';
import { setAnswer } from '../../../data/set-answer.ts';
import { useAnswer } from '../../../data/use-answer.ts';
import { useDraftSaver } from '../../../session/draft-saver.ts';

interface TypedTranscript {
  readonly draft: TranscriptDraft | null;
  /** Why what was typed before could not be read. */
  readonly failure: Failure | null;
  readonly put: (change: Partial<TranscriptDraft>) => void;
  readonly saveNow: () => Promise<void>;
}

export const useTranscriptDraft = (id: EvidenceId): TypedTranscript => {
  const client = useQueryClient();
  const answer = useAnswer('evidence.transcriptDraft', { id });
  const kept = answer.data ?? null;
  const [typed, setTyped] = useState<TranscriptDraft | null>(null);
  const draft = typed ?? kept;
  const saver = useDraftSaver<{ draft: TranscriptDraft }>({
    write: ({ draft: sent }) => ask('evidence.keepTranscriptDraft', { id, ...(sent ?? noTranscript) }),
    textOf: ({ draft: sent }) => sent?.text ?? '',
  });
  return {
    draft,
    failure: draft === null ? answer.error?.failure ?? null : null,
    put(change) {
      if (draft === null) return;
      const next = { ...draft, ...change };
      // The field must have it in this turn; the answers tell of it later.
      setTyped(next);
      setAnswer(client, 'evidence.transcriptDraft', { id }, () => next);
      saver.note({ draft: next });
    },
    saveNow: saver.saveNow,
  };
};
