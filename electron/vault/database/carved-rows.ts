// Reads rows out of single pages of a table, as SQLite's file format lays them out, without the tree above them. Trusts no length in a page:
// what does not fit is left out.
import type { Column } from './handle.ts';
import type { PageImage } from './page-images.ts';
import { usableBytes } from './sealed-page.ts';

export interface CarvedRow {
  /** Null where the row was found by its look alone. */
  readonly rowid: number | null;
  /** Columns in order, as many as lie on the page itself. An INTEGER PRIMARY KEY is null here: it is the rowid. */
  readonly values: readonly Column[];
  /** Whether the page that it lay on is whole. */
  readonly authentic: boolean;
}

const leafOfTable = 0x0d;

/** A number of one to nine bytes; null when it does not fit or is larger than a row can have. */
export const varintAt = (page: Buffer, at: number): { readonly value: number; readonly next: number } | null => {
  let value = 0;
  for (let count = 0; count < 7; count += 1) {
    const byte = page[at + count];
    if (byte === undefined) return null;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, next: at + count + 1 };
  }
  return null;
};

const wholeNumberBytes = [0, 1, 2, 3, 4, 6, 8] as const;

/** One column and the bytes it takes; null for a kind that no column has. */
const columnAt = (page: Buffer, at: number, kind: number): { readonly value: Column; readonly bytes: number } | null => {
  if (kind === 0) return { value: null, bytes: 0 };
  if (kind === 8 || kind === 9) return { value: kind - 8, bytes: 0 };
  if (kind === 7) return { value: at + 8 <= page.length ? page.readDoubleBE(at) : null, bytes: 8 };
  if (kind >= 1 && kind <= 6) {
    const bytes = wholeNumberBytes[kind] ?? 0;
    if (at + bytes > page.length) return null;
    return { value: bytes === 8 ? Number(page.readBigInt64BE(at)) : page.readIntBE(at, bytes), bytes };
  }
  if (kind < 12) return null;
  const bytes = Math.floor((kind - 12) / 2);
  const content = page.subarray(at, at + bytes);
  return { value: kind % 2 === 1 ? content.toString('utf8') : Uint8Array.from(content), bytes };
};

/** The columns of a row whose description begins at `at`, up to `end`. Empty when nothing there is a row. */
export const valuesAt = (page: Buffer, at: number, end: number): readonly Column[] => {
  const length = varintAt(page, at);
  if (length === null || at + length.value > end) return [];
  const values: Column[] = [];
  let column = at + length.value;
  for (let place = length.next; place < at + length.value;) {
    const kind = varintAt(page, place);
    if (kind === null) return [];
    place = kind.next;
    const read = columnAt(page, column, kind.value);
    if (read === null) return [];
    if (column + read.bytes > end) break;
    column += read.bytes;
    values.push(read.value);
  }
  return values;
};

/** How much of a row's bytes lies on its own page; the rest is on pages of their own. */
const bytesOnPage = (payload: number): number => {
  const most = usableBytes - 35;
  if (payload <= most) return payload;
  const least = Math.floor(((usableBytes - 12) * 32) / 255) - 23;
  const wanted = least + ((payload - least) % (usableBytes - 4));
  return wanted <= most ? wanted : least;
};

/** The rows of a page that is a leaf of some table; none for any other page. */
export const rowsOnPage = ({ number, plain, authentic }: PageImage): readonly CarvedRow[] => {
  const start = number === 1 ? 100 : 0;
  if (plain[start] !== leafOfTable) return [];
  const rows: CarvedRow[] = [];
  const cells = plain.readUInt16BE(start + 3);
  for (let cell = 0; cell < cells && start + 10 + cell * 2 <= plain.length; cell += 1) {
    const payload = varintAt(plain, plain.readUInt16BE(start + 8 + cell * 2));
    const rowid = payload === null ? null : varintAt(plain, payload.next);
    if (payload === null || rowid === null) continue;
    const values = valuesAt(plain, rowid.next, Math.min(plain.length, rowid.next + bytesOnPage(payload.value)));
    if (values.length > 0) rows.push({ rowid: rowid.value, values, authentic });
  }
  return rows;
};

/** Rows that begin with the description `look`, wherever they lie: for a page whose own list of rows cannot be trusted. */
export const rowsThatLookLike = ({ plain, authentic }: PageImage, look: Uint8Array): readonly CarvedRow[] => {
  const rows: CarvedRow[] = [];
  for (let at = plain.indexOf(look); at !== -1; at = plain.indexOf(look, at + 1)) {
    const values = valuesAt(plain, at, plain.length);
    if (values.length > 0) rows.push({ rowid: null, values, authentic });
  }
  return rows;
};
