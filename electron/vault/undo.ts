// Steps that take back what was begun, for work in several steps of which a later one fails.

export type Undo = (() => Promise<void> | void)[];

/** Takes the steps in reverse, each whatever became of the others: the failure that led here is the one to tell. */
export const undoAll = async (undo: Undo): Promise<void> => {
  for (const step of undo.toReversed()) await Promise.resolve().then(step).catch(() => undefined);
};
