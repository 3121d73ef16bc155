// The tag that is being typed for an item. It is added when the person says so, leaves the field or the item, and before a lock;
// one that the vault refuses stays typed, and the top bar says that it is not saved.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { tagSchema } from '../../../../shared/evidence/schema.ts';
import type { EvidenceId } from '../../../../shared/ids.ts';
import { ask } from '../../../api.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useDraftSaver } from '../../../session/draft-saver.ts';
import { pendingSaves } from '../../../session/pending-saves.ts';
import { useNoteUndo } from '../../../session/use-undo.ts';

export interface TagEntry {
  readonly typed: string;
  readonly type: (words: string) => void;
  readonly canAdd: boolean;
  /** Adds what is typed; nothing where that is no tag. */
  readonly add: () => void;
}

/** `session` is the sitting of editing that the custody entry names. */
export const useTagEntry = (id: EvidenceId, session: string): TagEntry => {
  const t = useText();
  const client = useQueryClient();
  const note = useNoteUndo();
  const [typed, setTyped] = useState('');
  const saver = useDraftSaver<Record<string, true>>({
    write: async (tags) => {
      const added = Object.keys(tags);
      const saved = await ask('evidence.edit', { selection: { by: 'ids', ids: [id] }, session, change: {}, addTags: added, removeTags: [] });
      note(t('evidence.undoTags', { id }), saved.undo);
      setTyped((now) => (added.includes(now.trim()) ? '' : now));
      for (const read of ['evidence.get', 'evidence.page', 'evidence.tags'] as const) void client.invalidateQueries({ queryKey: [read] });
      return saved;
    },
    textOf: (tags) => Object.keys(tags).join('\n'),
  });
  const read = tagSchema.safeParse(typed);
  // Leaving the field, leaving the item and locking can all come at once.
  const underWay = useRef<string | null>(null);
  const add = async (): Promise<void> => {
    if (!read.success || underWay.current === read.data) return;
    underWay.current = read.data;
    saver.note({ [read.data]: true });
    await saver.saveNow();
    underWay.current = null;
  };
  const latest = useRef(add);
  latest.current = add;
  // On the list of what a lock sends for as long as something is typed; whoever leaves the item with it adds it as well.
  useEffect(() => pendingSaves.add(() => latest.current()), []);
  useEffect(() => () => { void latest.current(); }, []);
  return { typed, type: setTyped, canAdd: read.success, add: () => { void add(); } };
};
