// The only maker of queries: a tagged template whose text is fixed in the source and whose values are always bound.
import type { Column } from './handle.ts';

export interface Sql {
  readonly text: string;
  readonly values: readonly Column[];
}

const isSql = (value: unknown): value is Sql => typeof value === 'object' && value !== null && made.has(value);

const made = new WeakSet<object>();

const keep = (query: Sql): Sql => {
  made.add(query);
  return Object.freeze(query);
};

/**
 * `sql\`SELECT * FROM evidence WHERE id = ${id}\``. A value becomes a bound parameter; another `sql` fragment is spliced in
 * with its own parameters. Strings are never pasted.
 */
export const sql = (parts: TemplateStringsArray, ...inserted: readonly (Column | Sql)[]): Sql => {
  let text = parts[0] ?? '';
  const values: Column[] = [];
  inserted.forEach((value, index) => {
    if (isSql(value)) {
      text += value.text;
      values.push(...value.values);
    } else {
      text += '?';
      values.push(value);
    }
    text += parts[index + 1] ?? '';
  });
  return keep({ text, values });
};

/** Joins fragments with a fixed separator; an empty list gives an empty fragment. */
export const joined = (fragments: readonly Sql[], separator: ' AND ' | ' OR ' | ', ' | ' '): Sql =>
  keep({ text: fragments.map((f) => f.text).join(separator), values: fragments.flatMap((f) => f.values) });
