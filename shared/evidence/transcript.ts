// Texts that are written beside an original: what was said in a recording, or what something says in another language. Kept, each is an item of its own,
// bound to its original by a link. Times in it are written as people write them: `0:12:05`. Pure.
import { z } from 'zod';

/** What a text is to its original. */
export const textRelations = ['transcript-of', 'translation-of'] as const;
export const textRelationSchema = z.enum(textRelations);
export type TextRelation = z.infer<typeof textRelationSchema>;

/** About forty hours of speech. */
export const longestTranscript = 2_000_000;

/** What was typed and is not an item yet. */
export const transcriptDraftSchema = z.strictObject({ relation: textRelationSchema, text: z.string().max(longestTranscript) });
export type TranscriptDraft = z.infer<typeof transcriptDraftSchema>;

export const noTranscript: TranscriptDraft = Object.freeze({ relation: 'transcript-of', text: '' });

/** `0:12:05`. */
export const spokenTime = (seconds: number): string => {
  const whole = Math.max(0, Math.floor(seconds));
  return `${String(Math.floor(whole / 3600))}:${String(Math.floor(whole / 60) % 60).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`;
};

/** A stretch of text; `seconds` where it is a time. */
export interface TextPart {
  readonly from: number;
  readonly text: string;
  readonly seconds: number | null;
}

/** Hours, minutes and seconds anywhere; minutes and seconds where a line begins with them. A clock time in a sentence is no time of the recording. */
const times = /(?<![\d:.,])(\d{1,3}):([0-5]\d):([0-5]\d)(?![\d:])|(?<=^[ \t\u200e\u200f\u2066-\u2069]*[[(]?)(\d{1,3}):([0-5]\d)(?![\d:])/gmu;

/** The whole text, in parts. */
export const timesIn = (text: string): readonly TextPart[] => {
  const parts: TextPart[] = [];
  let at = 0;
  for (const found of text.matchAll(times)) {
    const [all, hours = '0', minutes = found[4] ?? '0', seconds = found[5] ?? '0'] = found;
    if (found.index > at) parts.push({ from: at, text: text.slice(at, found.index), seconds: null });
    parts.push({ from: found.index, text: all, seconds: Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) });
    at = found.index + all.length;
  }
  if (at < text.length) parts.push({ from: at, text: text.slice(at), seconds: null });
  return parts;
};

/** The time that the place is in, null when it is in none. */
export const timeAt = (text: string, place: number): number | null => timesIn(text).find(({ from, text: { length }, seconds }) => seconds !== null && place >= from && place <= from + length)?.seconds ?? null;

/** The last time before the place, or the one that it is in. */
export const timeBefore = (text: string, place: number): number | null => timesIn(text).findLast(({ from, seconds }) => seconds !== null && from <= place)?.seconds ?? null;

/** The text with a time in place of what is chosen in it, apart from the words around it, and where the cursor is then. */
export const withTime = (text: string, [from, to]: readonly [number, number], seconds: number): { readonly text: string; readonly place: number } => {
  const [before, after] = [text.slice(0, from), text.slice(to)];
  const written = `${/\S$/u.test(before) ? ' ' : ''}${spokenTime(seconds)}${/^\s/u.test(after) ? '' : ' '}`;
  return { text: `${before}${written}${after}`, place: from + written.length + (/^\s/u.test(after) ? 1 : 0) };
};
