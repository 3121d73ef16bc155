// What a selection leaves the vault as, where its pictures leave as working copies without camera details: which they are, which copy stands for each, and what the files state.
// Reads only.
import { z } from 'zod';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import type { OutputOf } from '../../../shared/contract/registry.ts';
import { mostNamed, pictureViewers, viewerKinds, type PrivilegedWay, type Selection } from '../../../shared/evidence/schema.ts';
import { evidenceId } from '../../../shared/ids.ts';
import type { ReadableDb } from '../../vault/database/handle.ts';
import { isNumber } from '../../vault/database/item-number.ts';
import { sql, type Sql } from '../../vault/database/sql.ts';
import { mayBePrivileged } from '../privilege-repository.ts';
import { jsonIn } from '../rows.ts';
import { selected } from './selection-repository.ts';

/** It is, or may be, between a lawyer and a client. */
const isPrivileged = sql`EXISTS (SELECT 1 FROM evidence_description AS p WHERE p.number = e.number AND ${mayBePrivileged})`;

/** Viewers of what has no copy as a picture. */
const otherViewers = JSON.stringify(viewerKinds.filter((viewer) => !pictureViewers.includes(viewer)));

/**
 * A picture that is not set aside and no working copy itself: `canLeaveWithout` of the window says the same of one. What damage left no kind of may be one: the window then cannot read it
 * and names it, so that it does not leave unseen with what a camera wrote.
 */
const isPicture = sql`((e.viewer IN (SELECT value FROM json_each(${otherViewers}))) IS NOT TRUE AND e.check_state IS NOT 'set-aside' AND e.number NOT IN (SELECT number FROM working_copy))`;

/**
 * The first copy of the whole picture, with nothing covered, that can stand for it. One that came in a pack was never looked at for what else is in it and does not count; nor does one of a
 * file that may hold several pages: it may be of another page.
 */
const wholeCopy = sql`(SELECT min(w.number) FROM working_copy AS w JOIN evidence AS c ON c.number = w.number
  WHERE w.original_sha256 = e.sha256 AND e.viewer IN ('image', 'image-heic') AND ${isNumber(sql`+w.number`)} AND c.check_state IN ('equal', 'not-checked')
    AND w.number NOT IN (SELECT number FROM evidence_removal) AND NOT EXISTS (SELECT 1 FROM evidence_arrival AS a WHERE a.number = w.number)
    AND iif(typeof(w.plan) = 'text' AND json_valid(w.plan), (w.plan ->> 'crop') IS NULL AND json_array_length(w.plan, '$.covers') = 0, 0))`;

const isReadable = (column: Sql): Sql => sql`typeof(${column}) = 'text' AND json_valid(${column})`;

/** Whether its file states where it was taken; one of which that cannot be read may be such a file, and counts. */
const statesPlace = sql`iif(${isReadable(sql`m.says`)}, m.says ->> 'latitude' IS NOT NULL, 1)`;

/** Whether it says anything of camera, place or time, likewise: `statesDetails` of the window. */
const statesDetails = sql`iif(${isReadable(sql`m.says`)} AND ${isReadable(sql`m.entries`)},
  m.says ->> 'latitude' IS NOT NULL OR m.says ->> 'device' IS NOT NULL OR m.says ->> 'capturedAt' IS NOT NULL OR EXISTS (SELECT 1 FROM json_each(m.entries) AS said WHERE iif(said.type = 'object', said.value ->> 'group', NULL) IN ('exif', 'xmp', 'iptc', 'gps')), 1)`;

/** What stays whatever is asked for. */
const stays = (way: PrivilegedWay): Sql => (way === 'leave-out' ? isPrivileged : sql`0`);

const leavingSchema = z.array(z.tuple([z.int(), z.int(), z.int(), z.int().nullable(), z.int(), z.int()]));

interface Leaving {
  readonly number: number;
  readonly stays: boolean;
  readonly isPicture: boolean;
  readonly copy: number | null;
  readonly statesPlace: boolean;
  readonly statesDetails: boolean;
}

/** In order, as one text: a hundred thousand rows each take longer to hand over than to find. A copy that stands for one of the pictures is left out. */
const leavingOf = async (db: ReadableDb, selection: Selection, way: PrivilegedWay): Promise<readonly Leaving[]> => {
  const row = await db.get(sql`SELECT json_group_array(json_array(number, stays, picture, copy, placed, stating)) AS leaving FROM (
    SELECT e.number, ${stays(way)} AS stays, ${isPicture} AND NOT ${stays(way)} AS picture, iif(${isPicture} AND NOT ${stays(way)}, ${wholeCopy}, NULL) AS copy, ${statesPlace} AS placed, iif(${isPicture}, ${statesDetails}, 0) AS stating
    FROM evidence AS e LEFT JOIN evidence_metadata AS m USING (number) WHERE ${selected(selection)} ORDER BY e.number)`);
  const all = leavingSchema.parse(row === undefined ? [] : jsonIn(row, 'leaving'))
    .map(([number, staying, picture, copy, placed, stating]): Leaving => ({ number, stays: staying === 1, isPicture: picture === 1, copy, statesPlace: placed === 1, statesDetails: stating === 1 }));
  const standIns = new Set(all.map(({ copy }) => copy));
  return all.filter(({ number }) => !standIns.has(number));
};

/** How a selection divides. */
export const aboutLeaving = async (db: ReadableDb, selection: Selection, way: PrivilegedWay): Promise<OutputOf<'evidence.aboutLeaving'>> => {
  const all = await leavingOf(db, selection, way);
  const pictures = all.filter((one) => one.isPicture);
  const others = all.filter((one) => !one.isPicture && !one.stays);
  return {
    withPlace: all.filter((one) => one.statesPlace && !one.stays).length, kept: all.filter((one) => one.stays).length,
    pictures: pictures.length, stating: pictures.filter((one) => one.statesDetails).length, ready: pictures.filter(({ copy }) => copy !== null).length,
    others: others.length, othersWithPlace: others.filter((one) => one.statesPlace).length,
  };
};

/** What of it is which. Throws `input-refused` where a selection cannot name so many. */
export const itemsLeaving = async (db: ReadableDb, selection: Selection, way: PrivilegedWay): Promise<OutputOf<'evidence.itemsLeaving'>> => {
  const all = await leavingOf(db, selection, way);
  if (all.length > mostNamed) throw new HoldfastError('input-refused');
  return {
    pictures: all.filter((one) => one.isPicture).map(({ number, copy }) => ({ id: evidenceId(number), copy: copy === null ? null : evidenceId(copy) })),
    others: all.filter((one) => !one.isPicture).map(({ number }) => evidenceId(number)),
  };
};
