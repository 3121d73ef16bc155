// Undo and redo as commands. In a field the keys stay with the text being typed; everywhere else they take back what was saved.
import { useMemo } from 'react';
import { useTakeBack } from '../session/use-take-back.ts';
import { useUndoState } from '../session/use-undo.ts';
import type { Command } from './command.ts';
import { useScreenCommands } from './CommandProvider.tsx';

export const UndoCommands = () => {
  const { undo, redo } = useUndoState();
  const act = useTakeBack();
  const commands = useMemo<readonly Command[]>(() => [
    {
      id: 'undo', words: undo === null ? 'command.undo' : 'command.undoWhat', values: { what: undo?.words ?? '' }, synonyms: 'command.undoSynonyms',
      reason: () => (undo === null ? 'command.reasonNothingToUndo' : null), run: act.undo,
    },
    {
      id: 'redo', words: redo === null ? 'command.redo' : 'command.redoWhat', values: { what: redo?.words ?? '' }, synonyms: 'command.redoSynonyms',
      reason: () => (redo === null ? 'command.reasonNothingToRedo' : null), run: act.redo,
    },
  ], [undo, redo, act]);
  useScreenCommands(commands);
  return null;
};
