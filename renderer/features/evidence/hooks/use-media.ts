// The address that an item's bytes are read from while it is on the screen.
import { useEffect, useState } from 'react';
import type { EvidenceId } from '../../../../shared/ids.ts';
import type { Failure } from '../../../../shared/contract/failure.ts';
import { api } from '../../../api.ts';

export interface Media {
  readonly url: string;
  readonly mediaType: string;
  readonly size: number;
}

const nothing: { readonly media: Media | null; readonly failure: Failure | null } = { media: null, failure: null };

/** Opens the item's bytes while `wanted`, and gives the address back when the screen is left. Nothing is read before that. */
export const useMedia = (id: EvidenceId, wanted: boolean): { readonly media: Media | null; readonly failure: Failure | null } => {
  const [state, setState] = useState(nothing);
  useEffect(() => {
    if (!wanted) return undefined;
    let left = false;
    let url: string | null = null;
    const close = (): void => { if (url !== null) void api.evidence.closeMedia({ url }); };
    void api.evidence.openMedia({ id }).then((answer) => {
      if (answer.ok) url = answer.value.url;
      if (left) close();
      else setState(answer.ok ? { media: answer.value, failure: null } : { media: null, failure: answer.failure });
    });
    return () => {
      left = true;
      close();
      // Wanted again, it has a new address; what was shown from the old one would look like a damaged file.
      setState(nothing);
    };
  }, [id, wanted]);
  return state;
};
