// Reads the words of a text item, to go on from in a new version.
import { useState } from 'react';
import type { Failure } from '../../../../shared/contract/failure.ts';
import type { EvidenceId } from '../../../../shared/ids.ts';
import { longestTranscript } from '../../../../shared/evidence/transcript.ts';
import { api, failureOf } from '../../../api.ts';
import { decodeText, detectEncoding } from '../../../media/decode-text.ts';
import { readRange } from '../../../media/media-bytes.ts';

interface TakeOver {
  readonly run: () => void;
  readonly isBusy: boolean;
  readonly failure: Failure | null;
}

export const useTakeOverText = (id: EvidenceId | null, taken: (text: string) => void): TakeOver => {
  const [state, setState] = useState<{ readonly isBusy: boolean; readonly failure: Failure | null }>({ isBusy: false, failure: null });
  const read = async (from: EvidenceId): Promise<Failure | null> => {
    const opened = await api.evidence.openMedia({ id: from });
    if (!opened.ok) return opened.failure;
    const { url, size } = opened.value;
    try {
      const bytes = await readRange(url, 0, Math.min(size, longestTranscript), new AbortController().signal);
      taken(decodeText(bytes, detectEncoding(bytes)).trimEnd());
      return null;
    } catch (error) {
      return failureOf(error);
    } finally {
      void api.evidence.closeMedia({ url });
    }
  };
  return {
    ...state,
    run() {
      if (id === null || state.isBusy) return;
      setState({ isBusy: true, failure: null });
      void read(id).then((failure) => { setState({ isBusy: false, failure }); });
    },
  };
};
