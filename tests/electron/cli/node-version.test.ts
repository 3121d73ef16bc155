// An older Node is told apart before anything that was compiled is loaded.
import { expect, it } from 'vitest';
import { requireNode } from '../../../electron/cli/node-version.ts';

it('refuses a Node that the compiled libraries were not made for, and names both', () => {
  for (const version of ['20.20.2', '22.1.0', '23.11.1']) {
    expect(() => { requireNode(version); }).toThrow(expect.objectContaining({ code: 'node-too-old', facts: { found: Number.parseInt(version, 10) } }) as Error);
  }
});

it('lets the one it brings and newer ones through', () => {
  for (const version of ['24.0.0', '24.21.0', '25.1.0', process.versions.node]) expect(() => { requireNode(version); }).not.toThrow();
});
