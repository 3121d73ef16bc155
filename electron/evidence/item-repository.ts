// One item in full, those whose records are damaged, the names of items. Reads only.
import { arrivalSchema, descriptionSchema, evidenceItemSchema, type Description, type EvidenceItem } from '../../shared/evidence/schema.ts';
import { evidenceId, evidenceNumber, memberCodeSchema, type EvidenceId } from '../../shared/ids.ts';
import type { ReadableDb, Row } from '../vault/database/handle.ts';
import { largestNumber } from '../vault/database/item-number.ts';
import { rowsByNumber } from '../vault/database/readable-rows.ts';
import { readUnlessDamaged, unlessDamaged } from '../vault/database/row-damage.ts';
import { sql } from '../vault/database/sql.ts';
import { rowColumns, rowOf } from './list/list-repository.ts';
import { jsonIn, numberIn, numberOrNull, textIn, textOrNull } from './rows.ts';
import { copiesOf, originalsOf } from './made/working-copy-repository.ts';

const descriptionColumns = sql`e.title, e.kind, e.sensitivity, d.description, d.originality, d.made_by, d.handed_over_by, d.obtained_how, d.obtained_at, d.obtained_place,
  d.captured_at AS people_captured_at, d.captured_place, d.clock_offset_minutes, d.people_shown, d.language, d.reliability, d.authenticity_notes, d.physical_location, d.notes,
  d.device AS people_device, d.source_kind, d.obtained_by, d.authority, d.told_fingerprint, d.coordinates, d.coordinates_precision, d.coordinates_basis, d.legal_privilege, d.restrictions,
  d.web_address, d.web_archive_address, d.web_captured_by, d.web_tool, d.web_captured_at`;

const descriptionIn = (row: Row): Description =>
  descriptionSchema.parse({
    title: textIn(row, 'title'),
    description: textIn(row, 'description'),
    kind: textIn(row, 'kind'),
    originality: textIn(row, 'originality'),
    madeBy: textIn(row, 'made_by'),
    handedOverBy: textIn(row, 'handed_over_by'),
    obtainedHow: textIn(row, 'obtained_how'),
    obtainedAt: jsonIn(row, 'obtained_at'),
    obtainedPlace: textIn(row, 'obtained_place'),
    capturedAt: jsonIn(row, 'people_captured_at'),
    capturedPlace: textIn(row, 'captured_place'),
    clockOffsetMinutes: numberOrNull(row, 'clock_offset_minutes'),
    peopleShown: textIn(row, 'people_shown'),
    language: textIn(row, 'language'),
    reliability: textIn(row, 'reliability'),
    sensitivity: textIn(row, 'sensitivity'),
    authenticityNotes: textIn(row, 'authenticity_notes'),
    physicalLocation: textIn(row, 'physical_location'),
    notes: textIn(row, 'notes'),
    device: textIn(row, 'people_device'),
    sourceKind: textIn(row, 'source_kind'),
    obtainedBy: textIn(row, 'obtained_by'),
    authority: textIn(row, 'authority'),
    toldFingerprint: textIn(row, 'told_fingerprint'),
    coordinates: textIn(row, 'coordinates'),
    coordinatesPrecision: textIn(row, 'coordinates_precision'),
    coordinatesBasis: textIn(row, 'coordinates_basis'),
    legalPrivilege: textIn(row, 'legal_privilege'),
    restrictions: textIn(row, 'restrictions'),
    webAddress: textIn(row, 'web_address'),
    webArchiveAddress: textIn(row, 'web_archive_address'),
    webCapturedBy: textIn(row, 'web_captured_by'),
    webTool: textIn(row, 'web_tool'),
    webCapturedAt: jsonIn(row, 'web_captured_at'),
  });

/** What people say about one item, with its file name and the file's own date; null when there is no such item. */
export const descriptionOf = async (db: ReadableDb, number: number): Promise<{ readonly description: Description; readonly fileName: string; readonly fileDate: unknown } | null> => {
  const row = await db.get(sql`SELECT ${descriptionColumns}, e.file_name, m.says ->> 'capturedAt' AS file_date
    FROM evidence AS e JOIN evidence_description AS d USING (number) JOIN evidence_metadata AS m USING (number) WHERE e.number = ${number}`);
  return row === undefined ? null : { description: descriptionIn(row), fileName: textIn(row, 'file_name'), fileDate: jsonIn(row, 'file_date') };
};

const arrivalIn = (row: Row) =>
  arrivalSchema.parse({
    fileName: textIn(row, 'file_name'),
    sourceFolder: textIn(row, 'source_folder'),
    way: textIn(row, 'way'),
    fileModifiedAt: numberOrNull(row, 'file_modified_at_ms'),
    fileCreatedAt: numberOrNull(row, 'file_created_at_ms'),
    arrivedAt: numberIn(row, 'arrived_at_ms'),
    by: textIn(row, 'arrived_by'),
  });

const arrivalsOf = async (db: ReadableDb, number: number) => (await db.all(sql`SELECT * FROM evidence_arrival WHERE number = ${number} ORDER BY arrival_id`)).map(arrivalIn);

const itemColumns = sql`${rowColumns}, ${descriptionColumns}, e.added_by, e.last_checked_at_ms, e.revision, m.says, m.entries, m.problem`;
/** An item without what belongs to it is damaged, and not one that is not there. */
const itemTables = sql`evidence AS e LEFT JOIN evidence_description AS d USING (number) LEFT JOIN evidence_metadata AS m USING (number)`;

const ownFields = evidenceItemSchema.omit({ arrivals: true, workingCopyOf: true, workingCopies: true, custodyCount: true });

const fieldsIn = (row: Row) => ({
  ...rowOf(row),
  addedBy: memberCodeSchema.parse(textIn(row, 'added_by')),
  description: descriptionIn(row),
  fileSays: jsonIn(row, 'says'),
  metadata: jsonIn(row, 'entries'),
  metadataProblem: textOrNull(row, 'problem'),
  lastCheckedAt: numberOrNull(row, 'last_checked_at_ms'),
  revision: numberIn(row, 'revision'),
});

/** One item with everything that is said about it and every way it came in; null when there is none. */
export const itemOf = async (db: ReadableDb, id: EvidenceId): Promise<EvidenceItem | null> => {
  const number = evidenceNumber(id);
  const row = await db.get(sql`SELECT ${itemColumns}, (SELECT count(*) FROM custody_entry WHERE subject = ${id}) AS custody_count FROM ${itemTables} WHERE e.number = ${number}`);
  if (row === undefined) {
    return null;
  }
  const fields = fieldsIn(row);
  return evidenceItemSchema.parse({
    ...fields,
    arrivals: await arrivalsOf(db, number),
    workingCopyOf: await originalsOf(db, number),
    workingCopies: await copiesOf(db, fields.sha256),
    custodyCount: numberIn(row, 'custody_count'),
  });
};

const perStep = 200;

/** Those of these items of which a way in cannot be read. */
const damagedArrivals = async (db: ReadableDb, numbers: readonly number[]): Promise<readonly number[]> => {
  const read = async (some: readonly number[]): Promise<readonly number[]> =>
    (await db.all(sql`SELECT * FROM evidence_arrival WHERE number IN (SELECT value FROM json_each(${JSON.stringify(some)}))`)).filter((row) => unlessDamaged(() => arrivalIn(row)) === null).map((row) => numberIn(row, 'number'));
  const together = await readUnlessDamaged(read(numbers));
  if (together !== null) return together;
  const damaged: number[] = [];
  for (const number of numbers) damaged.push(...((await readUnlessDamaged(read([number]))) ?? [number]));
  return damaged;
};

/** Those of these items whose own records are damaged, in the order given. */
export const damagedAmong = async (db: ReadableDb, numbers: readonly number[]): Promise<readonly EvidenceId[]> => {
  const rows = await rowsByNumber(numbers, (some) => db.all(sql`SELECT ${itemColumns} FROM ${itemTables} WHERE e.number IN (SELECT value FROM json_each(${JSON.stringify(some)}))`));
  const spoilt = new Set(numbers.filter((number) => {
    const row = rows.get(number) ?? null;
    return row === null || unlessDamaged(() => ownFields.parse(fieldsIn(row))) === null;
  }));
  for (const number of await damagedArrivals(db, numbers)) spoilt.add(number);
  return numbers.filter((number) => spoilt.has(number)).map(evidenceId);
};

/** Those of the items whose own records are damaged, in order, however many items there are. */
export const damagedItems = async (db: ReadableDb): Promise<readonly EvidenceId[]> => {
  const damaged: EvidenceId[] = [];
  for (let last = 0; ;) {
    const numbers = (await db.all(sql`SELECT number FROM evidence WHERE number > ${last} AND number <= ${largestNumber} ORDER BY number LIMIT ${perStep}`)).map((row) => numberIn(row, 'number'));
    damaged.push(...(await damagedAmong(db, numbers)));
    last = numbers.at(-1) ?? last;
    if (numbers.length < perStep) return damaged;
  }
};

/** What names this item in every vault it is handed to; null when there is no such item. */
export const uidOf = async (db: ReadableDb, number: number): Promise<string | null> => {
  const row = await db.get(sql`SELECT uid FROM evidence WHERE number = ${number}`);
  return row === undefined ? null : textIn(row, 'uid');
};

/** The number of the item with this name, or null. */
export const numberOfUid = async (db: ReadableDb, uid: string): Promise<number | null> => {
  const row = await db.get(sql`SELECT number FROM evidence WHERE uid = ${uid}`);
  return row === undefined ? null : numberIn(row, 'number');
};
