// Walks what a command works on, a few hundred items at a time, so that a command on everything holds their numbers and no more.
import type { Selection } from '../../../shared/evidence/schema.ts';
import type { ReadableDb } from '../../vault/database/handle.ts';
import { storedOrDamaged } from '../stored-repository.ts';
import { selectedNumbers } from './selection-repository.ts';

/**
 * The numbers of a selection as it is now, in groups and in order: what the walk's own changes make join or leave the query changes
 * nothing about what is still to come.
 */
export async function* numbersOf(db: ReadableDb, selection: Selection, group: number): AsyncGenerator<readonly number[]> {
  // Asked once: asking again for each group would search again, and read a long list of numbers again, four hundred times for 100,000 items.
  const numbers = await selectedNumbers(db, selection);
  for (let from = 0; from < numbers.length; from += group) {
    yield numbers.slice(from, from + group);
  }
}

/** The stored items of a selection in groups, with those whose records are damaged named beside them. */
export async function* itemsOf(db: ReadableDb, selection: Selection, group: number): AsyncGenerator<Awaited<ReturnType<typeof storedOrDamaged>>> {
  for await (const numbers of numbersOf(db, selection, group)) {
    yield storedOrDamaged(db, numbers);
  }
}
