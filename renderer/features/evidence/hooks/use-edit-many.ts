// Edits of many items: says what came of them, with "Undo" where they can be undone. Very many go on in Activity while the dialog is
// closed, and it is said when they end.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { InputOf, OutputOf } from '../../../../shared/contract/registry.ts';
import { manyItems } from '../../../../shared/sizes.ts';
import { ask, failureOf } from '../../../api.ts';
import { useFormatter } from '../../../i18n/use-text.ts';
import { announce } from '../../../session/notices.ts';
import { useNoteUndo } from '../../../session/use-undo.ts';

/** What the undo stack calls the edit, by how many items it changed. */
type What = (changed: number) => string;

interface EditMany {
  readonly tell: (answer: OutputOf<'evidence.edit'>, what: What) => void;
  /** Begins the edit of very many items, says so, and answers at once; false for so few that they are worth waiting for, where nothing was begun. */
  readonly begin: (input: InputOf<'evidence.edit'>, count: number, what: What) => boolean;
}

const stale = ['evidence.page', 'evidence.get', 'evidence.months', 'evidence.tags', 'custody.page'] as const;

export const useEditMany = (): EditMany => {
  const formatter = useFormatter();
  const client = useQueryClient();
  const note = useNoteUndo();
  const tell = useCallback<EditMany['tell']>(({ changed, undo, stopped, failure }, what) => {
    const t = formatter.text;
    const done = t(failure !== null ? 'evidence.describeBrokenOff' : stopped ? 'evidence.describeStopped' : 'evidence.describeDone', { count: changed });
    const words = [done, ...(failure === null ? [] : [formatter.failure(failure)]), ...(undo === null && changed > 0 ? [t('evidence.describeForGood')] : [])];
    announce(words.join(' '), failure === null ? 'plain' : 'danger', note(what(changed), undo));
  }, [formatter, note]);
  const begin = useCallback<EditMany['begin']>((input, count, what) => {
    if (count <= manyItems) return false;
    void ask('evidence.edit', input).then(
      async (answer) => {
        await Promise.all(stale.map((read) => client.invalidateQueries({ queryKey: [read] })));
        tell(answer, what);
      },
      (thrown: unknown) => {
        const failure = failureOf(thrown);
        // A lock ends the work; what it had done is there at the next opening, and nobody is left to be told.
        if (failure.code !== 'vault-locked') announce(formatter.failure(failure), 'danger');
      },
    );
    announce(formatter.text('evidence.describeStarted', { count }));
    return true;
  }, [client, formatter, tell]);
  return useMemo(() => ({ tell, begin }), [tell, begin]);
};
