// Whether an item may be between a lawyer and a client, as far as its stored description can say.
import { sql, type Sql } from '../vault/database/sql.ts';

/**
 * True where the description `p` says so, and where damage left nothing that can be read of it: what nobody can say is not privileged must not leave without the
 * question.
 */
export const mayBePrivileged: Sql = sql`(p.legal_privilege IN ('no', 'not-known')) IS NOT TRUE`;
