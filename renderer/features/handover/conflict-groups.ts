// Fields that wait, brought together by the item and the pack they came with. Pure.
import type { Conflict } from '../../../shared/handover/schema.ts';

export interface ConflictGroup {
  readonly item: Conflict['item'];
  readonly key: string;
  readonly first: Conflict;
  readonly conflicts: readonly Conflict[];
}

/** In the order in which they came. */
export const groupsOf = (conflicts: readonly Conflict[]): readonly ConflictGroup[] => {
  const groups = new Map<string, { item: Conflict['item']; key: string; first: Conflict; conflicts: Conflict[] }>();
  for (const conflict of conflicts) {
    const key = `${conflict.item} ${conflict.theirNumber} ${conflict.senderName} ${String(conflict.packMadeAt)}`;
    const group = groups.get(key) ?? { item: conflict.item, key, first: conflict, conflicts: [] };
    group.conflicts.push(conflict);
    groups.set(key, group);
  }
  return [...groups.values()];
};
