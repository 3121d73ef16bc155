import { expect, it, vi } from 'vitest';
import { hearThisProcess, printedSecrets } from './app-output.ts';

it('what this process prints is heard until hearing ends, and is printed all the same', () => {
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const heard: string[] = [];
  const end = hearThisProcess((text) => { heard.push(text); });
  process.stderr.write('as text\n');
  process.stderr.write(Buffer.from('as bytes\n'));
  end();
  process.stderr.write('afterwards\n');
  const printed = written.mock.calls.map(([text]) => String(text));
  written.mockRestore();
  expect(heard).toEqual(['as text\n', 'as bytes\n']);
  expect(printed).toEqual(['as text\n', 'as bytes\n', 'afterwards\n']);
});

it.each([
  ['a passphrase', 'holdfast: could not open with correct horse\n', ['correct horse']],
  ['the name of an item', 'Error: DSC_0001.jpg\n', ['DSC_000']],
  ['a key', `key ${'0a'.repeat(32)}\n`, ['0a'.repeat(32)]],
  ['a key in the middle of more', `${'F0'.repeat(40)}\n`, ['F0'.repeat(32)]],
  ['where something unexpected arose', 'holdfast: unexpected: TypeError at vault-process.js:120:7\n', []],
])('in what an app prints, %s is told for what it is', (_what, printed, found) => {
  expect(printedSecrets(printed, ['correct horse'])).toEqual(found);
});
