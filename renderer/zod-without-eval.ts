// The content policy forbids evaluating text as code, so zod must not compile its schemas. Imported before any schema is made.
import { z } from 'zod';

z.config({ jitless: true });
