// The palette's way to a working copy of what is shown.
import { useEffect, useMemo, useRef } from 'react';
import type { MessageKey } from '../../../../shared/i18n/keys.ts';
import type { EvidenceItem } from '../../../../shared/evidence/schema.ts';
import { useScreenCommands } from '../../../commands/CommandProvider.tsx';
import { itemCommand } from '../../../commands/needs-items.ts';

const reasonOf = (item: EvidenceItem | null, isShown: boolean): MessageKey | null => {
  if (item === null || !isShown) return 'command.reasonNotShown';
  if (item.check === 'set-aside') return 'command.reasonSetAside';
  return item.removal === null ? null : 'command.reasonRemoved';
};

/** Why none can be made now, or null. `item` is null for what Holdfast made itself, of which nothing is said. */
export const useCopyCommand = (item: EvidenceItem | null, isShown: boolean, run: () => void): MessageKey | null => {
  const latest = useRef(run);
  useEffect(() => { latest.current = run; });
  const reason = reasonOf(item, isShown);
  const isOffered = item !== null;
  useScreenCommands(useMemo(() => (isOffered ? [itemCommand('make-copy', reason, () => { latest.current(); })] : []), [isOffered, reason]));
  return reason;
};
