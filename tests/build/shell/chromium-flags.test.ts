import { describe, expect, it, vi } from 'vitest';
import { commandLine, mergeFlags } from '../../../build/shell/chromium-flags.ts';
import { silentSwitches } from '../../../electron/app/guards/network-guard.ts';

// Electron's own package downloads its binary when it is loaded outside Electron; the list needs none of it.
vi.mock('electron', () => ({ app: {} }));

const usual = { headless: true, sandbox: true, userDataDir: '/profile', asked: [] } as const;

describe('the command line of Chromium', () => {
  it('closes by itself every way out that the app closes', () => {
    const line = commandLine(usual);
    const missing = silentSwitches.filter(([name, value]) => !line.some((flag) => flag === `--${name}` || (flag.startsWith(`--${name}=`) && (value === undefined || value.split(',').every((part) => flag.includes(part))))));
    expect(missing).toStrictEqual([]);
  });

  it('opens no port', () => {
    expect(commandLine(usual).filter((flag) => flag.startsWith('--remote-debugging'))).toStrictEqual(['--remote-debugging-pipe']);
  });

  it('gives up the sandbox only when told to', () => {
    expect(commandLine(usual)).not.toContain('--no-sandbox');
    expect(commandLine({ ...usual, sandbox: false })).toContain('--no-sandbox');
  });

  it('joins lists of features and lets later switches win', () => {
    expect(mergeFlags([['disable-features', 'A'], ['lang', 'de']], [['disable-features', 'B'], ['lang', 'fr']])).toStrictEqual([['disable-features', 'A,B'], ['lang', 'fr']]);
  });
});
