// Moments of a recording that somebody marked. They are lines of the item's notes that begin with a time, so that they are saved,
// searched, printed and undone like every other word. Pure.

export interface MarkedMoment {
  readonly seconds: number;
  readonly words: string;
}

/** `1:02:03`, `04:12`, with tenths where they were marked. */
export const clockOf = (seconds: number): string => {
  const tenths = Math.max(0, Math.round(seconds * 10));
  const [hours, minutes, rest] = [Math.floor(tenths / 36_000), Math.floor(tenths / 600) % 60, (tenths % 600) / 10];
  const ending = rest.toFixed(1).padStart(4, '0');
  return hours > 0 ? `${String(hours)}:${String(minutes).padStart(2, '0')}:${ending}` : `${String(minutes).padStart(2, '0')}:${ending}`;
};

const marked = /^(?:(\d{1,3}):)?(\d{1,2}):([0-5]\d(?:\.\d)?)(?:[ \t]+(.*))?$/u;

/** The marked moments in notes, by time. Lines that do not begin with a time are left alone. */
export const marksIn = (notes: string): readonly MarkedMoment[] =>
  notes.split(/\r?\n/u).flatMap((line): readonly MarkedMoment[] => {
    const found = marked.exec(line.trim());
    return found === null ? [] : [{ seconds: Number(found[1] ?? 0) * 3600 + Number(found[2]) * 60 + Number(found[3]), words: (found[4] ?? '').trim() }];
  }).toSorted((a, b) => a.seconds - b.seconds);

/** The notes with one more moment at their end, ready for its words. */
export const withMark = (notes: string, seconds: number): string => `${notes.trimEnd()}${notes.trim() === '' ? '' : '\n'}${clockOf(seconds)} `;
