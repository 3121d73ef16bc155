// What the demo writes about an item: any of the fields that people fill in.
import type { z } from 'zod';
import type { descriptionChangeSchema } from '../../shared/evidence/schema.ts';

export type DescriptionChange = z.infer<typeof descriptionChangeSchema>;
