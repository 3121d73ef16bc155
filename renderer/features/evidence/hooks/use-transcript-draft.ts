// What is typed beside an item, saved as it is typed: after a pause, before a lock, on leaving. It stands among the session's answers, which a lock clears, so
// that whoever opens it again goes on from what was typed last. Null until it was read.
import { useQueryClient } from '@tanstack/react-query';
import { noTranscript, type TranscriptDraft } from '../../../../shared/evidence/transcript.ts';
import type { EvidenceId } from '../../../../shared/ids.ts';
import { ask } from '../../../api.ts';
import { useAnswer } from '../../../data/use-answer.ts';
import { useDraftSaver } from '../../../session/draft-saver.ts';

interface TypedTranscript {
  readonly draft: TranscriptDraft | null;
  readonly put: (change: Partial<TranscriptDraft>) => void;
  readonly saveNow: () => Promise<void>;
}

export const useTranscriptDraft = (id: EvidenceId): TypedTranscript => {
  const client = useQueryClient();
  const draft = useAnswer('evidence.transcriptDraft', { id }).data ?? null;
  const saver = useDraftSaver<{ draft: TranscriptDraft }>({
    write: ({ draft: typed }) => ask('evidence.keepTranscriptDraft', { id, ...(typed ?? noTranscript) }),
    textOf: ({ draft: typed }) => typed?.text ?? '',
  });
  return {
    draft,
    put(change) {
      if (draft === null) return;
      const next = { ...draft, ...change };
      client.setQueryData(['evidence.transcriptDraft', { id }], next);
      saver.note({ draft: next });
    },
    saveNow: saver.saveNow,
  };
};
