// Pure rules of an item's description: what an unsaid one is, whether anyone said anything, and the keys that lists sort and
// filter by. People's dates come before the file's; neither is ever changed into the other.
import type { Description, DescriptionChange, DescriptionField } from '../../../shared/evidence/schema.ts';
import { unsaid } from '../../../shared/evidence/unsaid.ts';
import { earliestText, type DateParts, type UncertainDate } from '../../../shared/time.ts';
import { sortKeyOf } from '../list/search-text.ts';

/** Fields that say nothing about the content by themselves: the first is set by the program, the second by a review, the others say who may use it. */
const notTelling: readonly DescriptionField[] = ['kind', 'sensitivity', 'legalPrivilege', 'restrictions'];

const fields = Object.keys(unsaid) as readonly DescriptionField[];

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Fields in which a person says something about the content. */
export const tellingFields: readonly DescriptionField[] = fields.filter((field) => !notTelling.includes(field));

/** Whether people have said anything about the item. */
export const isDescribed = (description: Description): boolean => tellingFields.some((field) => !same(description[field], unsaid[field]));

/** The part of `before` that the fields of `change` replace by something else. */
export const changedIn = (before: DescriptionChange, change: DescriptionChange): Partial<Description> =>
  Object.fromEntries(fields.flatMap((field) => (change[field] === undefined || same(before[field], change[field]) ? [] : [[field, before[field]]])));

/** Fields whose words can be searched for. */
export const searchedFields = [
  'title', 'description', 'madeBy', 'device', 'handedOverBy', 'obtainedBy', 'obtainedPlace', 'authority', 'toldFingerprint', 'capturedPlace', 'peopleShown', 'language', 'authenticityNotes',
  'restrictions', 'webAddress', 'webArchiveAddress', 'webCapturedBy', 'webTool', 'physicalLocation', 'notes',
] as const satisfies readonly DescriptionField[];

export interface SortKeys {
  readonly titleSort: string;
  readonly undated: 0 | 1;
  readonly capturedSort: string;
  /** First and last day the date may mean, as `YYYY-MM-DD`; open ends are `0000-00-00` and `9999-99-99`. Both empty without a date. */
  readonly capturedFirst: string;
  readonly capturedLast: string;
}

const lastDay = (parts: DateParts): string => {
  const month = parts.month ?? 12;
  // Years are shifted by whole 400-year cycles, because JavaScript reads years below 100 as 19xx.
  const day = parts.day ?? new Date(Date.UTC(2000 + (parts.year % 400), month, 0)).getUTCDate();
  return `${String(parts.year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
};

const span = (date: UncertainDate & { value: DateParts }): readonly [string, string] => {
  const first = earliestText(date.value).slice(0, 10);
  switch (date.certainty) {
    case 'before':
      return ['0000-00-00', lastDay(date.value)];
    case 'after':
      return [first, '9999-99-99'];
    case 'between':
      return [first, lastDay(date.until ?? date.value)];
    default:
      return [first, lastDay(date.value)];
  }
};

/** The keys of an item with this title (or file name when it has none) and this date. */
export const sortKeysOf = (title: string, fileName: string, capturedAt: UncertainDate | null): SortKeys => {
  const titleSort = sortKeyOf(title === '' ? fileName : title);
  const value = capturedAt?.value ?? null;
  if (capturedAt === null || value === null) {
    return { titleSort, undated: 1, capturedSort: '', capturedFirst: '', capturedLast: '' };
  }
  const [capturedFirst, capturedLast] = span({ ...capturedAt, value });
  return { titleSort, undated: 0, capturedSort: earliestText(value), capturedFirst, capturedLast };
};

/** What lists show and sort by: what people say, else what the file says, else nothing. A date people call unknown hides none. */
export const effectiveDate = (peopleSay: UncertainDate | null, fileSays: UncertainDate | null): UncertainDate | null =>
  peopleSay !== null && peopleSay.value !== null ? peopleSay : (fileSays ?? peopleSay);
