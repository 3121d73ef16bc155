// Where the header lies, as the records last knew.
import { z } from 'zod';
import type { Instant } from '../../shared/time.ts';
import { readChoice, writeChoice } from '../settings/stored-choice.ts';
import type { ReadableDb, WritableDb } from './database/handle.ts';

const placeSchema = z.enum(['vault-folder', 'another-disk']);
export type HeaderPlace = z.infer<typeof placeSchema>;

const name = 'vault.headerPlace';

export const recordedPlace = (db: ReadableDb): Promise<HeaderPlace> => readChoice(db, name, placeSchema, 'vault-folder');

export const recordPlace = (db: WritableDb, place: HeaderPlace, at: Instant): Promise<void> => writeChoice(db, name, place, at);
