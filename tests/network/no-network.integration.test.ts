// No packet leaves the window, whatever a page of it tries; and the same watch hears the same ways where nothing stops them.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dist } from '../../build/bundle/parts.ts';
import { findChromium } from '../../build/shell/chromium.ts';
import { namespaceHindrance, watch } from './watched.ts';
import { leastHeard, mustBeHeard } from './ways-harness.ts';

const hindrance = findChromium() === null || !existsSync(join(dist, 'main.js')) ? 'there is no Chromium or no build here' : namespaceHindrance();

describe.skipIf(hindrance !== null)('in a network namespace of its own', () => {
  it('a page without our defences is heard by the peer, by ways of every kind', async () => {
    const heard = await watch('nothing');
    expect(heard.awake).toBe(true);
    expect(heard.ways).toEqual(expect.arrayContaining([...mustBeHeard]));
    expect(heard.ways.length).toBeGreaterThanOrEqual(leastHeard);
  });

  it.each(['switches', 'window'] as const)('nothing at all is heard of it with our defences: %s', async (manner) => {
    const heard = await watch(manner);
    expect(heard.awake).toBe(true);
    expect(heard.tried.length).toBeGreaterThan(90);
    expect({ tcp: heard.tcp, udp: heard.udp, dns: heard.dns, ways: heard.ways, others: heard.others }).toStrictEqual({ tcp: 0, udp: 0, dns: 0, ways: [], others: [] });
  });
});
