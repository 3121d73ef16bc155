// The watch over the tool sees what it must: a socket, a file that is made anywhere, one without a name, and SQLite's own temporary files.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canTrace } from '../journeys/support/network-trace.ts';
import { readToolTrace, tracedTool } from './tool-trace.ts';

let folder = '';
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'holdfast-tool-trace-')); });
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

const watch = async (program: string) => {
  const [strace = '', ...words] = tracedTool(join(folder, 'trace'));
  // Of this process's environment the path alone: Node would write its compiled code where that says.
  spawnSync(strace, [...words, process.execPath, '-e', program], { stdio: 'ignore', cwd: folder, env: { PATH: process.env['PATH'] ?? '', TMPDIR: folder } });
  return readToolTrace(join(folder, 'trace'));
};

describe.skipIf(!canTrace())('the watch over the tool', () => {
  it('hears a socket', async () => {
    expect((await watch("require('net').connect(9, '127.0.0.1').on('error', () => {})")).outside.length).toBeGreaterThan(0);
  });

  it('sees a file by its whole path, from this thread or another one', async () => {
    const { made, outside } = await watch("require('fs').writeFileSync('one', ''); require('fs').promises.writeFile('other', '')");
    expect({ made: [...made].sort(), outside }).toEqual({ made: [join(folder, 'one'), join(folder, 'other')], outside: [] });
  });

  it('sees what SQLite puts into a temporary file where nothing forbids it', async () => {
    const many = "const s=require('node:sqlite'); const d=new s.DatabaseSync('plain.db'); d.exec('PRAGMA temp_store=FILE; PRAGMA cache_size=10; CREATE TEMP TABLE t(a); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<200000) INSERT INTO t SELECT randomblob(50) FROM n')";
    expect((await watch(many)).made.some((path) => path.includes('etilqs_'))).toBe(true);
  });
});
