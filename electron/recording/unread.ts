// Recordings that are not items yet and of which what is noted cannot be read.
import type { ReadableDb } from '../vault/database/handle.ts';
import { storedRecordings } from './repository.ts';

/** How many there are. */
export const unreadRecordings = async (db: ReadableDb): Promise<number> => (await storedRecordings(db)).unread;
