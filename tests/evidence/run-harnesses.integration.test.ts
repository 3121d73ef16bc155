// The document is what the harnesses found: losses stand in it, older lines stay until they are run again, and nothing tried is no success.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Figure, Harness } from './harness.ts';
import { runHarnesses } from './run-harnesses.ts';

const folder = mkdtempSync(join(tmpdir(), 'holdfast-evidence-'));
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

const harness = (name: string, figures: readonly Figure[], change: Partial<Harness> = {}): Harness => ({
  name, title: `Title of ${name}`, about: `About ${name}.`, parts: [], hindrance: () => null,
  run: ({ parts }) => (async function* told() { yield* await Promise.resolve(figures.filter(({ what }) => parts.length === 0 || parts.includes(what))); })(),
  ...change,
});

const figure = (what: string, count: number, ...losses: readonly string[]): Figure => ({ what, counts: { tries: count }, losses });

const run = (file: string, harnesses: readonly Harness[], names: readonly string[] = [], change: { readonly long?: boolean; readonly date?: string; readonly machine?: string } = {}) =>
  runHarnesses({ harnesses, names, long: false, file: join(folder, file), date: '2026-03-01', machine: '2 cores', say: () => undefined, ...change });

const tableLines = (file: string): readonly string[] => readFileSync(join(folder, file), 'utf8').split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| what'));

describe('the evidence', () => {
  it('says what was counted, when, on which machine, and by which command', async () => {
    expect(await run('one.md', [harness('kill', [figure('add', 1204)], { parts: ['add'] }), harness('rot', [figure('vault.json', 7)])])).toEqual({ figures: 2, losses: 0 });
    expect(tableLines('one.md')).toEqual([
      '| add | 1,204 tries | none | 2026-03-01, sample | A | `npm run evidence -- kill:add --sample` |',
      '| vault.json | 7 tries | none | 2026-03-01, sample | A | `npm run evidence -- rot --sample` |',
    ]);
    expect(readFileSync(join(folder, 'one.md'), 'utf8')).toContain('2 lines, none of which shows something');
  });

  it('shows a loss as one, also when nothing was tried', async () => {
    expect(await run('lost.md', [harness('kill', [figure('add', 3, 'E-001 | is\nnot there'), figure('edit', 0)])])).toEqual({ figures: 2, losses: 2 });
    expect(tableLines('lost.md').map((line) => line.split(' | ')[2])).toEqual(['**1**: E-001 / is not there', '**1**: nothing was tried']);
    expect(readFileSync(join(folder, 'lost.md'), 'utf8')).toContain('2 lines, **2** of which show something');
  });

  it('keeps the lines that were not run again, with their date and machine', async () => {
    const all = [harness('kill', [figure('add', 3), figure('edit', 4)], { parts: ['add', 'edit'] }), harness('rot', [figure('vault.json', 7)])];
    await run('kept.md', all);
    await run('kept.md', all, ['kill:edit'], { long: true, date: '2026-04-01', machine: '8 cores' });
    expect(tableLines('kept.md')).toEqual([
      '| add | 3 tries | none | 2026-03-01, sample | A | `npm run evidence -- kill:add --sample` |',
      '| edit | 4 tries | none | 2026-04-01, long | B | `npm run evidence -- kill:edit --long` |',
      '| vault.json | 7 tries | none | 2026-03-01, sample | A | `npm run evidence -- rot --sample` |',
    ]);
    expect(readFileSync(join(folder, 'kept.md'), 'utf8')).toContain('- A: 2 cores\n- B: 8 cores\n');
  });

  it('leaves out the lines of a part that is no more', async () => {
    await run('gone.md', [harness('kill', [figure('add', 3), figure('mend', 4)], { parts: ['add', 'mend'] }), harness('rot', [figure('vault.json', 7)])]);
    await run('gone.md', [harness('kill', [figure('add', 5)], { parts: ['add', 'mend-all'] }), harness('rot', [figure('vault.json', 7)])], ['kill:add']);
    expect(tableLines('gone.md').map((line) => line.split(' | ').slice(0, 2))).toEqual([['| add', '5 tries'], ['| vault.json', '7 tries']]);
  });

  it('leaves the line of a long run as it is when a sample finds nothing, and not when it finds something', async () => {
    const whole = harness('kill', [figure('add', 200), figure('edit', 300, 'E-001 is not there')]);
    await run('sampled.md', [whole], [], { long: true });
    const longLines = tableLines('sampled.md');
    await run('sampled.md', [harness('kill', [figure('add', 8), figure('edit', 8)])], [], { date: '2026-04-01' });
    expect(tableLines('sampled.md')).toEqual(longLines);
    await run('sampled.md', [harness('kill', [figure('add', 8, 'E-002 is not there'), figure('edit', 8)])], [], { date: '2026-04-02' });
    expect(tableLines('sampled.md').map((line) => line.split(' | ').slice(1, 4))).toEqual([['8 tries', '**1**: E-002 is not there', '2026-04-02, sample'], ['300 tries', '**1**: E-001 is not there', '2026-03-01, long']]);
  });

  it('keeps what a harness that cannot run here found elsewhere', async () => {
    const able = harness('cut', [figure('add', 50)]);
    await run('elsewhere.md', [able]);
    expect(await run('elsewhere.md', [{ ...able, hindrance: () => 'no loop devices' }])).toEqual({ figures: 0, losses: 0 });
    expect(tableLines('elsewhere.md')).toHaveLength(1);
  });

  it('forgets what a run of the whole harness no longer tells of', async () => {
    await run('gone.md', [harness('kill', [figure('old', 3), figure('add', 3)])]);
    await run('gone.md', [harness('kill', [figure('add', 5)])]);
    expect(tableLines('gone.md').map((line) => line.slice(0, 15))).toEqual(['| add | 5 tries']);
  });

  it('refuses a name that is none', async () => {
    await expect(run('none.md', [harness('kill', [])], ['kil'])).rejects.toThrow('There is no harness called kil. There are: kill');
  });
});
