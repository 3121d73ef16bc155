// Packs that left or came and of which what was kept cannot be read.
import type { ReadableDb } from '../vault/database/handle.ts';
import { countUnreadPacks } from './repository.ts';

/** How many there are, old ones too. */
export const unreadPacks = (db: ReadableDb): Promise<number> => countUnreadPacks(db);
