// Runs the programs that people would use instead. One that is not installed is a null, never a guess.
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

export const isInstalled = (program: string): boolean =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

/** Runs a program to its end. Throws with what it said when it fails. */
export const runProgram = (program: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ...environment } });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => { said += text; });
    child.on('error', reject);
    // Not `close`: a program that goes on in the background keeps its error stream open for as long as it lives.
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${program} ${args.join(' ')}: exit code ${String(code)}: ${said.slice(-500)}`));
    });
  });

/** The time of the work in seconds, or null when a program it needs is missing. */
export const ifInstalled = async (programs: readonly string[], measure: () => Promise<number>): Promise<number | null> =>
  programs.every(isInstalled) ? measure() : null;
