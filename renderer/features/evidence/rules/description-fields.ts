// The fields of a description as data, in the order they are asked. Pure.
import {
  coordinatesBases, coordinatesPrecisions, evidenceKinds, legalPrivileges, obtainedHow, originalities, reliabilities, sensitivities, sourceKinds,
  type ChoiceField, type DateFieldName, type Description, type DescriptionField,
} from '../../../../shared/evidence/schema.ts';
import { readToldFingerprint } from '../../../../shared/evidence/told-fingerprint.ts';
import { isUnsaid } from '../../../../shared/handover/rules.ts';
import type { MessageKey } from '../../../../shared/i18n/keys.ts';
import { longestText } from '../../../../shared/sizes.ts';

type FieldsOfType<T> = { [F in DescriptionField]: Description[F] extends T ? (T extends Description[F] ? F : never) : never }[DescriptionField];
type TextFieldName = FieldsOfType<string>;
/** Fields that are typed and must be read before they mean anything. */
export type ReadFieldName = 'clockOffsetMinutes' | 'toldFingerprint' | 'coordinates';

interface Words {
  readonly words: MessageKey;
  readonly hint?: MessageKey;
}

export type FieldDeclaration = Words & (
  | { readonly field: TextFieldName; readonly control: 'line' | 'lines'; readonly most: number; readonly direction?: 'ltr' }
  | { readonly field: ChoiceField; readonly control: 'choice'; readonly options: readonly string[] }
  | { readonly field: DateFieldName; readonly control: 'date'; readonly offsetAtFirst?: number }
  | { readonly field: ReadFieldName; readonly control: 'read' }
);

const shortest = 1000;
const longestAddress = 4000;

/** What most items need. */
export const firstFields: readonly FieldDeclaration[] = [
  { field: 'title', words: 'details.title', control: 'line', most: shortest },
  { field: 'description', words: 'details.description', control: 'lines', most: longestText },
  { field: 'capturedAt', words: 'details.capturedAt', control: 'date' },
  { field: 'capturedPlace', words: 'details.capturedPlace', control: 'line', most: shortest },
  { field: 'madeBy', words: 'details.madeBy', control: 'line', most: shortest },
  { field: 'peopleShown', words: 'details.peopleShown', hint: 'details.peopleShownHint', control: 'lines', most: longestText },
  { field: 'kind', words: 'details.kind', control: 'choice', options: evidenceKinds },
  { field: 'sensitivity', words: 'details.sensitivity', control: 'choice', options: sensitivities },
];

export interface FieldGroup {
  readonly id: 'came' | 'use' | 'device' | 'web' | 'worth' | 'kept';
  readonly words: MessageKey;
  readonly fields: readonly FieldDeclaration[];
}

/** What a court or a lawyer asks for later, folded away until somebody needs it. */
export const fieldGroups: readonly FieldGroup[] = [
  {
    id: 'came', words: 'details.groupCame', fields: [
      { field: 'handedOverBy', words: 'details.handedOverBy', control: 'line', most: shortest },
      { field: 'sourceKind', words: 'details.sourceKind', control: 'choice', options: sourceKinds },
      { field: 'obtainedBy', words: 'details.obtainedBy', hint: 'details.obtainedByHint', control: 'line', most: shortest },
      { field: 'obtainedHow', words: 'details.obtainedHow', control: 'choice', options: obtainedHow },
      { field: 'obtainedAt', words: 'details.obtainedAt', control: 'date' },
      { field: 'obtainedPlace', words: 'details.obtainedPlace', control: 'line', most: shortest },
      { field: 'authority', words: 'details.authority', hint: 'details.authorityHint', control: 'line', most: shortest },
      { field: 'toldFingerprint', words: 'details.toldFingerprint', hint: 'details.toldFingerprintHint', control: 'read' },
    ],
  },
  {
    id: 'use', words: 'details.groupUse', fields: [
      { field: 'legalPrivilege', words: 'details.legalPrivilege', hint: 'details.legalPrivilegeHint', control: 'choice', options: legalPrivileges },
      { field: 'restrictions', words: 'details.restrictions', hint: 'details.restrictionsHint', control: 'lines', most: longestText },
    ],
  },
  {
    id: 'device', words: 'details.groupDevice', fields: [
      { field: 'device', words: 'details.device', hint: 'details.deviceHint', control: 'line', most: shortest },
      { field: 'clockOffsetMinutes', words: 'details.clockOffsetMinutes', hint: 'details.clockOffsetHint', control: 'read' },
      { field: 'coordinates', words: 'details.coordinates', hint: 'details.coordinatesHint', control: 'read' },
      { field: 'coordinatesPrecision', words: 'details.coordinatesPrecision', control: 'choice', options: coordinatesPrecisions },
      { field: 'coordinatesBasis', words: 'details.coordinatesBasis', control: 'choice', options: coordinatesBases },
    ],
  },
  {
    id: 'web', words: 'details.groupWeb', fields: [
      { field: 'webAddress', words: 'details.webAddress', hint: 'details.webAddressHint', control: 'line', most: longestAddress, direction: 'ltr' },
      { field: 'webArchiveAddress', words: 'details.webArchiveAddress', control: 'line', most: longestAddress, direction: 'ltr' },
      { field: 'webCapturedBy', words: 'details.webCapturedBy', control: 'line', most: shortest },
      { field: 'webTool', words: 'details.webTool', hint: 'details.webToolHint', control: 'line', most: shortest },
      { field: 'webCapturedAt', words: 'details.webCapturedAt', control: 'date', offsetAtFirst: 0 },
    ],
  },
  {
    id: 'worth', words: 'details.groupWorth', fields: [
      { field: 'originality', words: 'details.originality', control: 'choice', options: originalities },
      { field: 'language', words: 'details.language', control: 'line', most: shortest },
      { field: 'reliability', words: 'details.reliability', control: 'choice', options: reliabilities },
      { field: 'authenticityNotes', words: 'details.authenticityNotes', control: 'lines', most: longestText },
    ],
  },
  {
    id: 'kept', words: 'details.groupKept', fields: [
      { field: 'physicalLocation', words: 'details.physicalLocation', control: 'line', most: shortest },
      { field: 'notes', words: 'details.notes', control: 'lines', most: longestText },
    ],
  },
];

export const allFields: readonly FieldDeclaration[] = [...firstFields, ...fieldGroups.flatMap(({ fields }) => fields)];

/** Fields that say something of one item alone: a fingerprint belongs to its bytes. */
const ofOneItem: readonly DescriptionField[] = ['toldFingerprint'];

/** The group as it is asked about many items at once. */
export const ofMany = (group: FieldGroup): FieldGroup => ({ ...group, fields: group.fields.filter(({ field }) => !ofOneItem.includes(field)) });

/** In how many fields of the group something was said. */
export const filledIn = ({ fields }: FieldGroup, said: Partial<Description>): number =>
  fields.filter(({ field }) => said[field] !== undefined && !isUnsaid(said[field])).length;

/** Minutes as typed: a whole number within a year, null for empty, undefined for anything else. */
export const readMinutes = (typed: string): number | null | undefined => {
  const text = typed.trim().replace('−', '-');
  if (text === '') return null;
  return /^[+-]?\d{1,6}$/u.test(text) && Math.abs(Number(text)) <= 525_600 ? Number(text) : undefined;
};

/** Latitude and longitude as typed, with a point or a comma in them, as the vault keeps them; empty for empty, undefined for anything else. */
export const readCoordinates = (typed: string): string | undefined => {
  const text = typed.trim().replaceAll('−', '-').replaceAll('°', '');
  if (text === '') return '';
  const found = /^(-?\d{1,2}(?:\.\d+)?)[\s,;]+(-?\d{1,3}(?:\.\d+)?)$/u.exec(text) ?? /^(-?\d{1,2},\d+)[\s;]+(-?\d{1,3},\d+)$/u.exec(text);
  const [latitude, longitude] = [found?.[1], found?.[2]].map((part) => (part === undefined ? NaN : Number(part.replace(',', '.'))));
  if (latitude === undefined || longitude === undefined || !(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) return undefined;
  return [latitude, longitude].map((degrees) => String(Number(degrees.toFixed(7)))).join(', ');
};

interface Reading<Field extends ReadFieldName> {
  /** The value that is meant; undefined while it means none. */
  readonly read: (typed: string) => Description[Field] | undefined;
  readonly shown: (value: Description[Field] | undefined) => string;
  readonly refused: MessageKey;
}

/** How each field that must be read is read and shown. */
export const readings: { readonly [Field in ReadFieldName]: Reading<Field> } = {
  clockOffsetMinutes: { read: readMinutes, shown: (value) => (value === null || value === undefined ? '' : String(value)), refused: 'details.clockOffsetRefused' },
  toldFingerprint: { read: readToldFingerprint, shown: (value) => value ?? '', refused: 'details.toldFingerprintRefused' },
  coordinates: { read: readCoordinates, shown: (value) => value ?? '', refused: 'details.coordinatesRefused' },
};
