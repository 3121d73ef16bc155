// Where the header lies, as the records last knew.
import type { z } from 'zod';
import type { Instant } from '../../../shared/time.ts';
import { choices } from '../../settings/choices.ts';
import { readChoice, writeChoice } from '../../settings/stored-choice.ts';
import type { ReadableDb, WritableDb } from '../database/handle.ts';

export type HeaderPlace = z.infer<typeof choices.headerPlace.schema>;

export const recordedPlace = (db: ReadableDb): Promise<HeaderPlace> => readChoice(db, choices.headerPlace, 'vault-folder');

export const recordPlace = (db: WritableDb, place: HeaderPlace, at: Instant): Promise<void> => writeChoice(db, choices.headerPlace, place, at);
