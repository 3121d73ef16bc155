// Looks that every note of something outside the vault can be read: where one cannot, nobody knows any more where that copy, original, mirror or pack is.
import type { Problem } from '../../../shared/vault/schema.ts';
import { recordsFile } from '../vault-files.ts';
import type { Check, UnreadNotes } from './check.ts';

export const notesUnread = (kind: UnreadNotes, count = 0): readonly Problem[] => (count === 0 ? [] : [{ severity: 'damage', kind, item: null, file: recordsFile, facts: { count } }]);

export const notesCheck: Check = async ({ recorded, report }) => {
  const unread = await recorded.unreadNotes();
  for (const kind of ['plain-copies-unread', 'removals-unread', 'mirrors-unread', 'packs-unread'] as const) notesUnread(kind, unread[kind]).forEach(report);
};
