// The lint configuration as a whole, over texts that stand where real files stand: each ban is in force where it has to be.
import { join } from 'node:path';
import { ESLint } from 'eslint';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../../build/bundle/parts.ts';

const header = '// Owns this text.\n';

describe('the lint configuration', () => {
  let eslint: ESLint;
  beforeAll(() => { eslint = new ESLint({ cwd: root, overrideConfigFile: join(root, 'build/eslint.config.mjs') }); });

  /** Rules that a text breaks when it stands at the place of a real file. */
  const broken = async (place: string, text: string): Promise<readonly string[]> => {
    const [result] = await eslint.lintText(header + text, { filePath: join(root, place) });
    const fatal = result?.messages.find((message) => message.fatal === true);
    if (fatal !== undefined) throw new Error(fatal.message);
    return (result?.messages ?? []).map((message) => message.ruleId ?? message.message);
  };

  it.each([
    ['a forgotten promise', 'electron/vault/session.ts', 'const work = async () => 1;\nexport const start = () => { work(); };', '@typescript-eslint/no-floating-promises'],
    ['an unhandled case', 'electron/vault/session.ts', "export const f = (a: 'x' | 'y') => { switch (a) { case 'x': return 1; } return 2; };", '@typescript-eslint/switch-exhaustiveness-check'],
    ['any', 'electron/vault/session.ts', 'export const f = (a: any) => a;', '@typescript-eslint/no-explicit-any'],
    ['an enum', 'shared/ids.ts', 'export enum Kind { A }', 'no-restricted-syntax'],
    ['a default export', 'shared/ids.ts', 'export default 1;', 'no-restricted-syntax'],
    ['serialize()', 'electron/vault/session.ts', 'export const f = (db: { serialize: () => Buffer }) => db.serialize();', 'no-restricted-syntax'],
    ['ATTACH', 'electron/vault/database/handle.ts', "export const text = 'ATTACH DATABASE ? AS other';", 'no-restricted-syntax'],
    ['a temporary store on disk', 'electron/vault/database/handle.ts', "export const text = 'PRAGMA temp_store = FILE';", 'no-restricted-syntax'],
    ['fetch', 'electron/vault/session.ts', "export const f = () => fetch('a');", 'no-restricted-globals'],
    ['WebSocket', 'electron/vault/session.ts', "export const f = () => new WebSocket('a');", 'no-restricted-globals'],
    ['the console', 'electron/vault/session.ts', "console.log('a');", 'no-console'],
    ['the console in the window', 'renderer/main.tsx', "console.log('a');", 'no-console'],
    ['text in a component', 'renderer/main.tsx', 'export const A = () => <p>Hello</p>;', 'holdfast/texts-through-i18n'],
    ['a to-do', 'shared/ids.ts', '// TODO later\nexport const a = 1;', 'no-warning-comments'],
    ['a suppression', 'shared/ids.ts', '// @ts-ignore\nexport const a: number = 1;', '@typescript-eslint/ban-ts-comment'],
    ['a long entry file', 'electron/main.ts', Array.from({ length: 81 }, (_, i) => `export const a${String(i)} = 1;`).join('\n'), 'max-lines'],
    ['a long component', 'renderer/main.tsx', Array.from({ length: 151 }, (_, i) => `export const a${String(i)} = 1;`).join('\n'), 'max-lines'],
    ['a long module', 'electron/vault/session.ts', Array.from({ length: 401 }, (_, i) => `export const a${String(i)} = 1;`).join('\n'), 'max-lines'],
  ])('refuses %s', async (_what, place, text, rule) => {
    expect(await broken(place, text)).toContain(rule);
  });

  it('does not let a comment switch a rule off', async () => {
    expect(await broken('electron/vault/session.ts', "// eslint-disable-next-line no-console\nconsole.log('a');")).toContain('no-console');
  });

  it('lets the temporary store in memory pass', async () => {
    expect(await broken('electron/vault/database/handle.ts', "export const text = 'PRAGMA temp_store = MEMORY';")).toEqual([]);
  });
});
