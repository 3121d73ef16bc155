// What keys do with the one item that is chosen or open: its title, its printed form, and back from its fields.
import { useMemo } from 'react';
import type { EvidenceId } from '../../../../shared/ids.ts';
import type { Command } from '../../../commands/command.ts';
import { useScreenCommands } from '../../../commands/CommandProvider.tsx';
import { reasonOutOfList } from '../../../commands/needs-items.ts';
import { isInDetails, useAskedField } from './use-details-focus.ts';

interface ItemCommandParts {
  /** Null while none or several are chosen. */
  readonly id: EvidenceId | null;
  /** Where it is when it is no longer in the list. */
  readonly outOfList: 'removed' | 'destroyed' | null;
  readonly showDetails: () => void;
  readonly print: (id: EvidenceId) => void;
  /** Gives the keyboard back to the list or the viewer. */
  readonly leaveDetails: () => void;
}

/** Give stable functions. */
export const useItemCommands = ({ id, outOfList, showDetails, print, leaveDetails }: ItemCommandParts): void => {
  const [, ask] = useAskedField();
  useScreenCommands(useMemo<readonly Command[]>(() => [
    {
      id: 'edit-title', words: 'evidence.editTitle', synonyms: 'evidence.editTitleSynonyms', inFields: true,
      reason: () => (id === null ? 'evidence.reasonOneChosen' : outOfList === null ? null : reasonOutOfList('edit-title', outOfList)),
      run: () => {
        if (id === null) return;
        showDetails();
        ask({ id, field: 'title' });
      },
    },
    {
      id: 'print', words: id === null ? 'evidence.printFormNone' : 'evidence.printForm', values: { id: id ?? '' }, synonyms: 'evidence.printSynonyms', inFields: true, saysReason: true,
      reason: () => (id === null ? 'evidence.reasonOneChosen' : null), run: () => { if (id !== null) print(id); },
    },
    {
      id: 'finish', words: 'command.finish', inFields: true, keyOnly: true, reason: () => (isInDetails() ? null : 'evidence.reasonNotInDetails'),
      run: (context) => {
        // Leaving a field saves it; what another field still holds is saved too.
        leaveDetails();
        context.saveNow();
      },
    },
  ], [id, outOfList, showDetails, print, leaveDetails, ask]));
};
