// How the list of evidence stood, and searches that somebody named: both are kept in the vault, for everyone who opens it.
import { z } from 'zod';
import { evidenceIdSchema } from '../ids.ts';
import { evidenceQuerySchema, sortSchema } from './schema.ts';

export const tileSizes = [1, 2, 3, 4] as const;

/** More than this that were chosen one by one are not kept. */
export const mostChosenKept = 10_000;

/** The list as it stood: a lock, and the next opening, give it back so. */
export const listViewSchema = z.strictObject({
  query: evidenceQuerySchema,
  sort: sortSchema,
  layout: z.enum(['grid', 'table']),
  tileSize: z.literal(tileSizes),
  chosen: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('ids'), ids: z.array(evidenceIdSchema).max(mostChosenKept) }),
    z.strictObject({ by: z.literal('query'), except: z.array(evidenceIdSchema).max(mostChosenKept) }),
  ]),
  at: evidenceIdSchema.nullable(),
  openGroups: z.array(z.string().max(20)).max(20),
  top: z.number().min(0),
});
export type ListView = z.infer<typeof listViewSchema>;

export const mostSearches = 200;

/** A search with its filters and order, under a name. */
export const savedSearchSchema = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{16}$/),
  name: z.string().trim().min(1).max(80),
  query: evidenceQuerySchema,
  sort: sortSchema,
});
export type SavedSearch = z.infer<typeof savedSearchSchema>;
