// Launches the fixture app in the shell, with a user data folder of its own.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchShell, type Shell } from '../../../../build/shell/launch.ts';

export const fixtureFolder = join(import.meta.dirname, '../fixture');

export interface Fixture {
  readonly shell: Shell;
  readonly folder: string;
  /** What its child processes printed so far. */
  printed(): string;
  /** Calls the fixture's main process through its preload. */
  ask(channel: string, ...args: unknown[]): Promise<unknown>;
  end(): Promise<void>;
}

export const launchFixture = async (given: { readonly folder?: string; readonly dialogs?: 'on-screen' } = {}): Promise<Fixture> => {
  const folder = given.folder ?? mkdtempSync(join(tmpdir(), 'shell-fixture-'));
  const printed: string[] = [];
  const heard = (text: string): void => { printed.push(text); };
  const shell = await launchShell({ entry: join(fixtureFolder, 'main.js'), args: ['--one', 'two'], env: { FIXTURE: 'yes' }, userData: join(folder, 'user-data'), headless: true, dialogs: given.dialogs ?? 'answered', heard });
  return {
    shell,
    folder,
    printed: () => printed.join(''),
    ask: (channel, ...args) =>
      shell.page.evaluate(([name, values]) => (globalThis as unknown as { fixture: { invoke(channel: string, ...args: unknown[]): Promise<unknown> } }).fixture.invoke(name, ...values), [channel, args] as const),
    async end() {
      await shell.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
