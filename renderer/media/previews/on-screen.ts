// The items that are on the screen and wait for their small picture: the maker takes them before all others. Rows in the order they came onto the
// screen; the same item may be shown twice.
import type { EvidenceId } from '../../../shared/ids.ts';
import type { EvidenceRow } from '../../../shared/evidence/schema.ts';

const shown = new Map<EvidenceId, { row: EvidenceRow; places: number }>();

/** An item without a picture is on the screen from now on; call what is answered when it is not. */
export const showsWithoutPreview = (row: EvidenceRow): (() => void) => {
  const before = shown.get(row.id);
  shown.set(row.id, { row, places: (before?.places ?? 0) + 1 });
  return () => {
    const now = shown.get(row.id);
    if (now === undefined || now.places <= 1) shown.delete(row.id);
    else now.places -= 1;
  };
};

/** The first of them that was not tried; undefined when there is none. */
export const firstOnScreen = (tried: ReadonlySet<EvidenceId>): EvidenceRow | undefined => {
  for (const { row } of shown.values()) if (!tried.has(row.id)) return row;
  return undefined;
};
