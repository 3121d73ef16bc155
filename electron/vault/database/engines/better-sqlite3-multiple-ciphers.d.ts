// The part of the module that the engine uses. Its package carries types, but its export map hides them from module resolution.
declare module 'better-sqlite3-multiple-ciphers' {
  type Bound = string | number | bigint | Buffer | Uint8Array | null;

  namespace Database {
    interface Statement {
      /** Whether it answers with rows. */
      readonly reader: boolean;
      run(...values: readonly Bound[]): { readonly changes: number; readonly lastInsertRowid: number | bigint };
      all(...values: readonly Bound[]): unknown[];
    }

    interface Database {
      prepare(text: string): Statement;
      exec(text: string): this;
      pragma(text: string): unknown;
      key(key: Buffer): number;
      close(): this;
    }
  }

  const Database: new (file: string, options?: { readonly fileMustExist?: boolean; readonly readonly?: boolean; readonly timeout?: number }) => Database.Database;
  export default Database;
  export type { Database };
}
