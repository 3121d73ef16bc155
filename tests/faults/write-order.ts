// The order in which an operation must change a disk: a file is synced before it gets its name, the folder after, an object's folder before the row
// that tells of it; and where a vault is destroyed, its slots before anything else. Reads the calls that one run made.
import { basename, dirname } from 'node:path';
import type { Call } from './interpose/interpose.ts';

export interface Order {
  /** Files that were written and then given their name. */
  readonly placed: number;
  readonly wrong: readonly string[];
}

const isWrite = ({ name }: Call): boolean => /^(?:p?write|copy_file_range|f(?:truncate|allocate))/u.test(name);
const isSync = ({ name }: Call): boolean => name === 'fsync' || name === 'fdatasync';
const folderOf = (path: string): string => (dirname(path) === '.' ? '' : dirname(path));

const rowsLog = 'vault/records.db-wal';
/** Objects are written in one folder beside those that they go to, in a vault and in a mirror. */
const isBeside = (from: string, to: string): boolean => basename(from) === 'unfinished' && dirname(from) === dirname(to);
const isObject = (path: string): boolean => /^vault\/objects\/[0-9a-f]{2}\/[0-9a-f]{32}$/u.test(path);

/** What is wrong with one file that was written and then named. */
const wrongWith = (calls: readonly Call[], at: number, from: string, to: string): readonly string[] => {
  const written = calls.findLastIndex((call, index) => index < at && isWrite(call) && call.path === from);
  const synced = calls.some((call, index) => index > written && index < at && isSync(call) && call.path === from);
  const folderSynced = calls.findIndex((call, index) => index > at && isSync(call) && call.path === folderOf(to));
  const rowsSynced = calls.findIndex((call, index) => index > at && isSync(call) && call.path === rowsLog);
  const line = (what: string): string => `${from} -> ${to}: ${what}`;
  return [
    ...(synced ? [] : [line('it got its name before it was synced')]), ...(folderSynced === -1 ? [line('its folder was not synced afterwards')] : []),
    ...(folderOf(from) === folderOf(to) || isBeside(folderOf(from), folderOf(to)) ? [] : [line('it was written in another folder')]),
    ...(isObject(to) && rowsSynced !== -1 && rowsSynced < folderSynced ? [line('its row was synced before its folder')] : []),
  ];
};

const placedIn = (calls: readonly Call[]): readonly { readonly at: number; readonly from: string; readonly to: string }[] =>
  calls.flatMap(({ name, path }, at) => {
    const [from = '', to] = path.split(' -> ');
    const isPlacing = to !== undefined && /^(?:rename|link)/u.test(name) && calls.some((call, index) => index < at && isWrite(call) && call.path === from);
    return isPlacing ? [{ at, from, to }] : [];
  });

const isSlotFile = (path: string): boolean => /(?:^|\/)vault(?:\.copy)?\.json(?:\.new)?$/u.test(path);

/** Where a vault is destroyed: nothing is changed but its slots until every file with slots that was overwritten is synced. */
const slotsFirst = (calls: readonly Call[]): readonly string[] => {
  const first = calls.findIndex((call) => !isSync(call) && !isSlotFile(call.path));
  const before = calls.slice(0, first === -1 ? calls.length : first);
  const overwritten = new Set(before.filter(isWrite).map(({ path }) => path));
  const unsynced = [...overwritten].filter((path) => !before.some((call) => isSync(call) && call.path === path));
  return [...(overwritten.size >= 2 ? [] : ['something else was changed before two copies of the header were overwritten']), ...unsynced.map((path) => `${path} was not synced before something else was changed`)];
};

/** What one run did in the wrong order. */
export const orderOf = (calls: readonly Call[], destroys: boolean): Order => {
  const placed = placedIn(calls);
  return { placed: placed.length, wrong: [...placed.flatMap(({ at, from, to }) => wrongWith(calls, at, from, to)), ...(destroys ? slotsFirst(calls) : [])] };
};
