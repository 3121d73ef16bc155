// What a check says where the disk does not give back what it is asked for. That is no damage: what lies there may be whole.
import type { Problem } from '../../../shared/vault/schema.ts';

export const unreadable = (file: string | null): Problem => ({ severity: 'damage', kind: 'disk-unreadable', item: null, file, facts: { reason: 'disk-gone' } });
