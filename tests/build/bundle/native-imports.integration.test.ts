// What compiled packages that are shipped can ask of the system: none may open a socket, but for the one that is known, with the reason why it never does.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { root } from '../../../build/bundle/parts.ts';

const canRead = process.platform === 'linux' && spawnSync('nm', ['--version']).status === 0;

const network = /^(?:socket|connect|bind|listen|accept4?|send|sendto|sendm?msg|sendmmsg|recv|recvfrom|recvm?msg|getaddrinfo|getnameinfo|gethostby\w+|res_\w+|curl_\w+|SSL_\w+|uv_(?:tcp|udp|getaddrinfo|getnameinfo)\w*)$/u;

const neverTaken: Readonly<Record<string, readonly string[]>> = {
  // Its maker of pages can fetch templates that other people publish (`@preview/...`). Ours import none, what people wrote is given to it as values and
  // never as markup, and no call to another computer was seen while pages were printed (tests/journeys/nothing-leaves.e2e.ts).
  '@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu': ['bind', 'connect', 'getaddrinfo', 'recv', 'send', 'socket'],
};

const manifest = z.looseObject({ dependencies: z.record(z.string(), z.string()) }).parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

/** Compiled modules of a package for this system, also of the packages that carry them for it. */
const modulesOf = (name: string): readonly { readonly owner: string; readonly file: string }[] => {
  const scope = name.startsWith('@') ? `${name.split('/')[0] ?? ''}/` : '';
  const owners = readdirSync(join(root, 'node_modules', scope)).map((one) => scope + one).filter((one) => one === name || (one.startsWith(`${name}-`) && one.includes('linux')));
  return owners.flatMap((owner) => readdirSync(join(root, 'node_modules', owner), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.node') && !/(?:darwin|win32|freebsd|android|ios|musl|arm)/u.test(path) && !path.includes('obj.target'))
    .map((path) => ({ owner, file: join(root, 'node_modules', owner, path) })));
};

describe.skipIf(!canRead)('compiled packages', () => {
  it('ask the system for no socket, but for one that is known and never does', () => {
    const found: Record<string, string[]> = {};
    for (const name of Object.keys(manifest.dependencies)) {
      const modules = modulesOf(name);
      expect({ name, found: modules.length > 0 }).toEqual({ name, found: true });
      for (const { owner, file } of modules) {
        const { stdout, status } = spawnSync('nm', ['-D', '--undefined-only', file], { encoding: 'utf8', maxBuffer: 1 << 26 });
        expect({ file, status }).toEqual({ file, status: 0 });
        const asked = stdout.split('\n').flatMap((line) => /\bU (\w+)/u.exec(line)?.[1] ?? []).filter((symbol) => network.test(symbol));
        if (asked.length > 0) found[owner] = asked.sort();
      }
    }
    expect(found).toEqual(neverTaken);
  });

  it('are given no template that asks for one of other people', () => {
    const templates = readdirSync(join(root, 'electron/printing')).map((name) => readFileSync(join(root, 'electron/printing', name), 'utf8'));
    expect(templates.some((text) => text.includes('set page('))).toBe(true);
    expect(templates.filter((text) => /@preview\/|#include\b|#import "(?!page\.typ")/u.test(text))).toEqual([]);
  });
});
