// Where the file and people say different things. Both are shown; nothing here decides which is right. Pure.
import type { EvidenceItem, EvidenceKind, FileSays, ViewerKind } from '../../../../shared/evidence/schema.ts';
import type { DateParts, UncertainDate } from '../../../../shared/time.ts';

export type Difference =
  | { readonly about: 'captured'; readonly file: UncertainDate; readonly people: UncertainDate; readonly clockOffsetMinutes: number | null }
  | { readonly about: 'place'; readonly latitude: number; readonly longitude: number; readonly people: string }
  | { readonly about: 'kind'; readonly file: ViewerKind; readonly people: EvidenceKind }
  | { readonly about: 'device'; readonly device: string; readonly people: string }
  | { readonly about: 'spot'; readonly latitude: number; readonly longitude: number; readonly people: string }
  | { readonly about: 'maker'; readonly device: string; readonly people: string };

const kindsOfViewer: Readonly<Record<ViewerKind, readonly EvidenceKind[] | null>> = {
  image: ['photo', 'scan', 'screenshot', 'message', 'webpage', 'document', 'physical'],
  'image-heic': ['photo', 'scan', 'screenshot', 'physical'],
  'image-tiff': ['photo', 'scan', 'document', 'message', 'physical'],
  video: ['video', 'screenshot', 'physical'],
  audio: ['audio'],
  pdf: ['document', 'scan', 'message', 'webpage', 'dataset'],
  text: ['document', 'message', 'webpage', 'dataset'],
  office: ['document', 'dataset'],
  email: ['message', 'document'],
  none: null,
};

const minutesOf = (parts: DateParts): number | null => {
  if (parts.month === null || parts.day === null || parts.time === null) return null;
  const [hours = 0, minutes = 0] = parts.time.split(':').map(Number);
  return Date.UTC(parts.year, parts.month - 1, parts.day, hours, minutes) / 60_000;
};

const asDay = (parts: DateParts): number | null =>
  parts.month === null || parts.day === null ? null : Date.UTC(parts.year, parts.month - 1, parts.day) / 86_400_000;

/** Whether two statements of a date can both be true as far as they go; what one leaves open does not contradict the other. */
const agree = (file: DateParts, people: DateParts, clockOffsetMinutes: number | null): boolean => {
  const fileMinutes = minutesOf(file);
  const peopleMinutes = minutesOf(people);
  if (fileMinutes !== null && peopleMinutes !== null) {
    const zones = file.offsetMinutes !== null && people.offsetMinutes !== null ? file.offsetMinutes - people.offsetMinutes : 0;
    return Math.abs(fileMinutes - zones - (clockOffsetMinutes ?? 0) - peopleMinutes) <= 1;
  }
  if (file.year !== people.year) return false;
  if (file.month === null || people.month === null) return true;
  if (file.month !== people.month) return false;
  return file.day === null || people.day === null || file.day === people.day;
};

const order = (parts: DateParts): number => minutesOf(parts) ?? (asDay(parts) ?? Date.UTC(parts.year, (parts.month ?? 1) - 1, 1) / 86_400_000) * 1440;

const contradicts = (file: UncertainDate, people: UncertainDate, clockOffsetMinutes: number | null): boolean => {
  if (file.value === null || people.value === null) return false;
  switch (people.certainty) {
    case 'not-known': return false;
    case 'disputed': return true;
    case 'before': return order(file.value) > order(people.value);
    case 'after': return order(file.value) < order(people.value) && !agree(file.value, people.value, clockOffsetMinutes);
    case 'between': return people.until !== null && (order(file.value) < order(people.value) || order(file.value) >= order(people.until) + 1440);
    case 'exact':
    case 'about': return !agree(file.value, people.value, clockOffsetMinutes);
  }
};

const place = (fileSays: FileSays, people: string): Difference | null =>
  fileSays.latitude === null || fileSays.longitude === null || people.trim() === ''
    ? null
    : { about: 'place', latitude: fileSays.latitude, longitude: fileSays.longitude, people };

const kind = (item: EvidenceItem): Difference | null => {
  const possible = kindsOfViewer[item.viewer];
  return possible === null || item.description.kind === 'other' || possible.includes(item.description.kind)
    ? null
    : { about: 'kind', file: item.viewer, people: item.description.kind };
};

const captured = (item: EvidenceItem): Difference | null => {
  const file = item.fileSays.capturedAt;
  const people = item.description.capturedAt;
  const { clockOffsetMinutes } = item.description;
  return file === null || people === null || !contradicts(file, people, clockOffsetMinutes) ? null : { about: 'captured', file, people, clockOffsetMinutes };
};

/** About a tenth of a kilometre, which is what phones promise. */
const nearDegrees = 0.001;

const spot = ({ fileSays: { latitude, longitude }, description: { coordinates: people } }: EvidenceItem): Difference | null => {
  if (latitude === null || longitude === null || people === '') return null;
  const [theirs = 0, across = 0] = people.split(', ').map(Number);
  return Math.abs(theirs - latitude) <= nearDegrees && Math.abs(across - longitude) <= nearDegrees ? null : { about: 'spot', latitude, longitude, people };
};

const device = (item: EvidenceItem): Difference | null =>
  item.fileSays.device === null || item.description.device.trim() === '' || item.fileSays.device.trim().toLowerCase() === item.description.device.trim().toLowerCase()
    ? null
    : { about: 'device', device: item.fileSays.device, people: item.description.device };

const maker = (item: EvidenceItem): Difference | null =>
  item.fileSays.device === null || item.description.madeBy.trim() === '' ? null : { about: 'maker', device: item.fileSays.device, people: item.description.madeBy };

/**
 * Everything worth showing side by side. A device and a person, coordinates and a place name cannot be compared by a machine, so
 * they stand side by side whenever both are there; dates and kinds only when they cannot both be true.
 */
export const differencesOf = (item: EvidenceItem): readonly Difference[] =>
  [captured(item), place(item.fileSays, item.description.capturedPlace), spot(item), kind(item), device(item), maker(item)].filter((difference) => difference !== null);
