// How a place of the opening file is named to the window, which never sees a path.
import { z } from 'zod';

export const placeIdSchema = z.string().regex(/^[0-9a-f]{16}$/).brand('PlaceId');
export type PlaceId = z.infer<typeof placeIdSchema>;
