// What other people's code brings into the bundle, beyond the reach of our lint, and the one program that ours starts: every way out in what is
// shipped, each with the reason why nothing leaves by it. One more than these fails.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { dist } from '../../../build/bundle/parts.ts';
import { waysOut } from '../../../build/checks/ways-out.ts';

const harmless: Readonly<Record<string, string>> = {
  'cli.js: import node:child_process': 'commander runs sub-commands that are programs of their own; the tool declares none',
  'main.js: import node:child_process': 'dbus-monitor is started on Linux to hear of a locked screen; it is handed an address on this computer and nothing else',
  'evidence-worker.js: computed import': 'exifreader loads an optional reader by name; the reader is bundled',
  'evidence-worker.js: fetch(...) 1': 'exifreader reads an address when it is given one; it is given bytes',
  'evidence-worker.js: fetch(...) 2': 'MediaInfo fetches its WebAssembly in a browser; in Node it reads the file',
};

it('the bundle outside the window has no ways out but those that are known and harmless', () => {
  const files = readdirSync(dist).filter((name) => /\.c?js$/u.test(name));
  expect(files).toEqual(expect.arrayContaining(['main.js', 'vault-process.js', 'cli.js', 'preload.cjs', 'evidence-worker.js', 'backup-worker.js']));
  const found = files.flatMap((name) => waysOut(name, readFileSync(join(dist, name), 'utf8')).map(({ what }) => `${name}: ${what}`));
  const numbered = found.map((way, at) => (found.filter((other) => other === way).length === 1 ? way : `${way} ${String(found.slice(0, at + 1).filter((other) => other === way).length)}`));
  expect(numbered.sort()).toEqual(Object.keys(harmless).sort());
});
