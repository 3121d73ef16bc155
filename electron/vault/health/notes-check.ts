// Looks that every note can be read of something outside the vault, and of recordings that are no items yet: where one cannot, nobody knows any more where that copy, original, mirror or pack is, or what was recorded.
import type { Problem } from '../../../shared/vault/schema.ts';
import { recordsFile } from '../vault-files.ts';
import type { Check, UnreadNotes } from './check.ts';

export const notesUnread = (kind: UnreadNotes, count = 0): readonly Problem[] => (count === 0 ? [] : [{ severity: 'damage', kind, item: null, file: recordsFile, facts: { count } }]);

export const notesCheck: Check = async ({ recorded, report }) => {
  const unread = await recorded.unreadNotes();
  for (const kind of ['plain-copies-unread', 'removals-unread', 'recordings-unread', 'mirrors-unread', 'packs-unread'] as const) notesUnread(kind, unread[kind]).forEach(report);
};
