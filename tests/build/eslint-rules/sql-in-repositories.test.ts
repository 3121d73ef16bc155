import { describe, expect, it } from 'vitest';
import { lintText } from './lint-text.ts';

const found = (place: string, text: string): number => lintText('sql-in-repositories', place, text).length;

describe('sql-in-repositories', () => {
  it.each([
    "const a = 'SELECT * FROM evidence';",
    'const a = `INSERT INTO evidence VALUES (${one})`;',
    "const a = 'PRAGMA key = 1';",
    "const a = `\n  UPDATE evidence SET title = 1`;",
    "const a = 'WITH found AS (SELECT 1) SELECT * FROM found';",
  ])('refuses a statement in a service: %s', (text) => {
    expect(found('electron/evidence/service.ts', text)).toBe(1);
  });

  it('refuses the tag itself in a service, once, also for a fragment', () => {
    expect(found('electron/evidence/service.ts', 'const a = sql`evidence.id = ${id}`;')).toBe(1);
    expect(found('electron/evidence/service.ts', 'const a = sql`SELECT 1`;')).toBe(1);
  });

  it.each([
    'electron/evidence/repository.ts', 'electron/evidence/describing/tag-repository.ts', 'electron/vault/database/migrate.ts', 'electron/vault/database/migrations/0010-initial.ts',
  ])('lets a statement stand in %s', (place) => {
    expect(found(place, 'const a = sql`SELECT * FROM evidence`; const b = "PRAGMA key";')).toBe(0);
  });

  it.each([
    "const a = 'Select the files to add';",
    "const a = 'selected';",
    "const a = 'UPDATE';",
    "const a = 'with care';",
  ])('leaves ordinary words alone: %s', (text) => {
    expect(found('electron/evidence/service.ts', text)).toBe(0);
  });
});
