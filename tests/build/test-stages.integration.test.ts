// The stages of `npm test`, with small programs in the place of real ones.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runStages, type Stage } from '../../build/test-stages.ts';

let folder = '';
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'holdfast-stages-')); });
afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

const until = (file: string): string => `while (!existsSync('${file}')) await new Promise((later) => { setTimeout(later, 5); });`;
const stage = (name: string, program: string, isEarly = false): Stage => ({ name, program: process.execPath, args: ['--input-type=module', '-e', `import { existsSync, writeFileSync } from 'node:fs';\n${program}`], isEarly });

const run = async (...stages: readonly Stage[]): Promise<{ readonly failed: string | undefined; readonly said: string; readonly judged: readonly string[] }> => {
  let said = '';
  const judged: string[] = [];
  const failed = await runStages(stages, { folder, environment: process.env, say: (text) => { said += String(text); } }, (one, endedWell) => {
    judged.push(one.name);
    return Promise.resolve(endedWell);
  });
  return { failed, said, judged };
};

describe('the stages of a test run', () => {
  it('follow each other, and a failed one is the last', async () => {
    const { failed, judged } = await run(stage('one', `writeFileSync('one', '')`), stage('two', `process.exitCode = existsSync('one') ? 1 : 0`), stage('three', `writeFileSync('three', '')`));
    expect([failed, judged, existsSync(join(folder, 'three'))]).toEqual(['two', ['one', 'two'], false]);
  });

  it('begin together where one may, which is heard in its own turn alone', async () => {
    // The first ends only once the second has spoken, and the second only once the first has ended.
    const { failed, said } = await run(
      stage('one', `${until('spoken')} writeFileSync('ended', '');`),
      stage('two', `process.stdout.write('before\\n', () => writeFileSync('spoken', '')); ${until('ended')} console.error('after');`, true),
    );
    expect([failed, said]).toEqual([undefined, '\n=== one ===\n\n=== two ===\nbefore\nafter\n']);
  });

  it('that began together are stopped and not heard where the one before fails', async () => {
    const { failed, said, judged } = await run(stage('one', `${until('spoken')} process.exitCode = 1;`), stage('two', `console.log('unheard'); writeFileSync('spoken', ''); ${until('never')}`, true));
    expect([failed, said, judged]).toEqual(['one', '\n=== one ===\n', ['one']]);
  });

  it('that cannot be started have failed', async () => {
    expect(await run({ name: 'one', program: join(folder, 'missing'), args: [] })).toMatchObject({ failed: 'one', said: expect.stringContaining('ENOENT') as string });
  });
});
