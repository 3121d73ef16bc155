// The fields of a description as data, in the order they are asked. Pure.
import { evidenceKinds, obtainedHow, originalities, reliabilities, sensitivities, type Description, type DescriptionField } from '../../../../shared/evidence/schema.ts';
import type { MessageKey } from '../../../../shared/i18n/keys.ts';
import { longestText } from '../../../../shared/sizes.ts';

type FieldsOfType<T> = { [F in DescriptionField]: Description[F] extends T ? (T extends Description[F] ? F : never) : never }[DescriptionField];
type TextFieldName = FieldsOfType<string>;

interface Words {
  readonly words: MessageKey;
  readonly hint?: MessageKey;
}

export type FieldDeclaration = Words & (
  | { readonly field: TextFieldName; readonly control: 'line' | 'lines'; readonly most: number }
  | { readonly field: 'kind' | 'originality' | 'obtainedHow' | 'reliability' | 'sensitivity'; readonly control: 'choice'; readonly list: string; readonly options: readonly string[] }
  | { readonly field: 'capturedAt' | 'obtainedAt'; readonly control: 'date' }
  | { readonly field: 'clockOffsetMinutes'; readonly control: 'minutes' }
);

const shortest = 1000;

/** What most items need. */
export const firstFields: readonly FieldDeclaration[] = [
  { field: 'title', words: 'details.title', control: 'line', most: shortest },
  { field: 'description', words: 'details.description', control: 'lines', most: longestText },
  { field: 'capturedAt', words: 'details.capturedAt', control: 'date' },
  { field: 'capturedPlace', words: 'details.capturedPlace', control: 'line', most: shortest },
  { field: 'madeBy', words: 'details.madeBy', control: 'line', most: shortest },
  { field: 'peopleShown', words: 'details.peopleShown', hint: 'details.peopleShownHint', control: 'lines', most: longestText },
  { field: 'kind', words: 'details.kind', control: 'choice', list: 'evidenceKind', options: evidenceKinds },
  { field: 'sensitivity', words: 'details.sensitivity', control: 'choice', list: 'sensitivity', options: sensitivities },
];

/** What a court or a lawyer asks for later. */
export const moreFields: readonly FieldDeclaration[] = [
  { field: 'handedOverBy', words: 'details.handedOverBy', control: 'line', most: shortest },
  { field: 'obtainedHow', words: 'details.obtainedHow', control: 'choice', list: 'obtainedHow', options: obtainedHow },
  { field: 'obtainedAt', words: 'details.obtainedAt', control: 'date' },
  { field: 'obtainedPlace', words: 'details.obtainedPlace', control: 'line', most: shortest },
  { field: 'originality', words: 'details.originality', control: 'choice', list: 'originality', options: originalities },
  { field: 'clockOffsetMinutes', words: 'details.clockOffsetMinutes', hint: 'details.clockOffsetHint', control: 'minutes' },
  { field: 'language', words: 'details.language', control: 'line', most: shortest },
  { field: 'reliability', words: 'details.reliability', control: 'choice', list: 'reliability', options: reliabilities },
  { field: 'authenticityNotes', words: 'details.authenticityNotes', control: 'lines', most: longestText },
  { field: 'physicalLocation', words: 'details.physicalLocation', control: 'line', most: shortest },
  { field: 'notes', words: 'details.notes', control: 'lines', most: longestText },
];

/** Minutes as typed: a whole number within a year, null for empty, undefined for anything else. */
export const readMinutes = (typed: string): number | null | undefined => {
  const text = typed.trim().replace('−', '-');
  if (text === '') return null;
  return /^[+-]?\d{1,6}$/u.test(text) && Math.abs(Number(text)) <= 525_600 ? Number(text) : undefined;
};
