// Walks what a command works on, a few hundred items at a time, so that a command on everything needs no more memory than a
// command on one.
import type { Selection } from '../../shared/evidence/schema.ts';
import type { ReadableDb } from '../vault/database/handle.ts';
import { storedItems, type StoredItem } from './item-repository.ts';
import { selectedAfter } from './list-repository.ts';

/** The numbers of a selection in groups, in order. Items that the walk's own changes make join or leave the query are not met twice. */
export async function* numbersOf(db: ReadableDb, selection: Selection, group: number): AsyncGenerator<readonly number[]> {
  let last = 0;
  for (;;) {
    const numbers = await selectedAfter(db, selection, last, group);
    if (numbers.length > 0) {
      yield numbers;
    }
    if (numbers.length < group) {
      return;
    }
    last = numbers.at(-1) ?? last;
  }
}

/** The stored items of a selection in groups. */
export async function* itemsOf(db: ReadableDb, selection: Selection, group: number): AsyncGenerator<readonly StoredItem[]> {
  for await (const numbers of numbersOf(db, selection, group)) {
    yield storedItems(db, numbers);
  }
}
