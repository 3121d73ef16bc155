// Makes removed items unreadable for good, after the passphrase where that is asked for again, and says what came of it. Very many go on in Activity.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Failure } from '../../../../shared/contract/failure.ts';
import type { OutputOf } from '../../../../shared/contract/registry.ts';
import type { Selection } from '../../../../shared/evidence/schema.ts';
import { manyItems } from '../../../../shared/sizes.ts';
import { failureOf } from '../../../api.ts';
import { useFormatter } from '../../../i18n/use-text.ts';
import { announce } from '../../../session/notices.ts';
import { askWithPassphrase } from '../../../session/passphrase-again.ts';

export interface DestroyItems {
  /** Calls `onDone` once they are gone, or once the work on very many has begun. */
  readonly destroy: (selection: Selection, count: number, reason: string, onDone: () => void) => void;
  readonly isDestroying: boolean;
  readonly failure: Failure | null;
}

const stale = ['evidence.page', 'evidence.get', 'evidence.months', 'evidence.tags', 'custody.page', 'home.overview', 'backup.state'] as const;

export const useDestroyItems = (): DestroyItems => {
  const formatter = useFormatter();
  const client = useQueryClient();
  const [isDestroying, setDestroying] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const destroy = useCallback<DestroyItems['destroy']>((selection, count, reason, onDone) => {
    const t = formatter.text;
    const tell = ({ changed, swept, stopped, failure: ended }: OutputOf<'evidence.destroy'>): void => {
      const done = t(ended !== null ? 'evidence.destroyBrokenOff' : stopped ? 'evidence.destroyStopped' : 'evidence.destroyDone', { count: changed });
      announce([done, ...(swept ? [] : [t('evidence.destroyLeft')]), ...(ended === null ? [] : [formatter.failure(ended)])].join(' '), ended === null ? 'plain' : 'danger');
    };
    const isMany = count > manyItems;
    let told = false;
    setFailure(null);
    setDestroying(true);
    askWithPassphrase('evidence.destroy', { selection, reason }).then(
      async (answer) => {
        await Promise.all(stale.map((read) => client.invalidateQueries({ queryKey: [read] })));
        tell(answer);
        if (!told) onDone();
      },
      (thrown: unknown) => {
        const refused = failureOf(thrown);
        if (!told) setFailure(refused);
        // A lock ends the work; what it had done is there at the next opening, and nobody is left to be told.
        else if (refused.code !== 'vault-locked') announce(formatter.failure(refused), 'danger');
      },
    ).finally(() => { setDestroying(false); });
    if (!isMany) return;
    // The question for the passphrase stands above this one; very many items go on without it.
    told = true;
    onDone();
  }, [client, formatter]);
  return { destroy, isDestroying, failure };
};
