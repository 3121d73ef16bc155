import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { remoteAddresses } from '../../../build/bundle/remote-addresses.ts';

const scan = async (file: string, text: string): Promise<readonly string[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-addresses-'));
  try {
    await mkdir(join(folder, 'renderer'));
    await writeFile(join(folder, 'renderer', file), text);
    return (await remoteAddresses(folder)).map(({ address }) => address);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

describe('the scan for remote addresses', () => {
  it.each([
    ['main.js', 'fetch("https://example.org/a?b=1")', 'https://example.org/a?b=1'],
    ['main.css', 'src:url(http://cdn.example.com/f.woff2)', 'http://cdn.example.com/f.woff2'],
    ['index.html', '<script src="https://cdn.example.net/x.js"></script>', 'https://cdn.example.net/x.js'],
    ['main.js', "new WebSocket('wss://example.org')", 'wss://example.org'],
    ['main.js', 'a="https://www.w3.org.example.org/"', 'https://www.w3.org.example.org/'],
  ])('finds one in %s: %s', async (file, text, address) => {
    expect(await scan(file, text)).toEqual([address]);
  });

  it('leaves names alone that nothing fetches', async () => {
    expect(await scan('main.js', 'a="http://www.w3.org/2000/svg"')).toEqual([]);
  });

  it('finds none in the bundle of the application', async () => {
    expect(await remoteAddresses()).toEqual([]);
  });
});
