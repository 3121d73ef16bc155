import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { networkModules, waysOut } from '../../../build/checks/ways-out.ts';

const root = join(import.meta.dirname, '../../..');
const found = (text: string, name = 'a.ts'): readonly string[] => waysOut(name, text).map(({ what }) => what);

describe('the search for ways out', () => {
  it.each([...networkModules].flatMap((name) => [
    `import { x } from '${name}'`, `import x from 'node:${name}'`, `import 'node:${name}'`, `export * from 'node:${name}'`, `const x = require("${name}")`, `const x = await import('node:${name}')`,
    `const x = process.getBuiltinModule('node:${name}')`, `import { x } from 'node:${name}/promises'`, `const x = await import(\`node:${name}\`)`,
  ]))('finds %s', (text) => {
    expect(found(text)).toHaveLength(1);
  });

  it.each([
    'fetch("https://example.org")', 'globalThis.fetch(url)', 'self.fetch(url)', '(fetch)(url)', 'new WebSocket(url)', 'new globalThis.WebSocket(url)', 'new EventSource(url)', 'new XMLHttpRequest()',
    'new WebTransport(url)', 'new RTCPeerConnection({})', 'navigator.sendBeacon(url)', 'importScripts(url)', 'await import(name)', 'require(name)', "require('./' + name)", "process.binding('tcp_wrap')",
    "process._linkedBinding('x')", 'process.dlopen(module, file)', 'fe\\u0074ch(url)',
  ])('finds %s', (text) => {
    expect(found(text, 'a.js')).toHaveLength(1);
  });

  it.each(["import { readFile } from 'node:fs/promises'", "import { x } from './net.ts'", "// fetch('x')", "const text = \"require('net')\"", 'repository.fetch(id)', "import x from 'netmask'", "await import('./other.ts')"])(
    'is not deceived by %s', (text) => {
      expect(found(text)).toEqual([]);
    });

  it('refuses to pass what it cannot read', () => {
    expect(() => waysOut('a.js', 'const = ;')).toThrow('could not be read');
  });
});

describe('the source of every process', () => {
  const files = ['electron', 'shared'].flatMap((part) => readdirSync(join(root, part), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts')).map((entry) => join(entry.parentPath, entry.name)));

  it('has no way to another computer, and one to another program: the tool that listens to a desktop', () => {
    const ways = files.flatMap((file) => waysOut(file, readFileSync(file, 'utf8')).map(({ what }) => `${relative(root, file)}: ${what}`));
    expect(files.length).toBeGreaterThan(300);
    expect(ways).toEqual(['electron/app/screen-lock/bus-watch.ts: import node:child_process']);
  });
});
