// Starts the vault's side of a measurement and reads what it measured.
import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const measuredSchema = z.object({ seconds: z.number(), samples: z.array(z.number()) });
export type Measured = z.infer<typeof measuredSchema>;

const worker = fileURLToPath(new URL('./vault-worker.ts', import.meta.url));

/** Adds `path` to a new vault in a process of its own; the vault is removed afterwards. */
export const measureAdding = async (path: string, folder: string): Promise<Measured> => {
  const vault = join(folder, 'vault');
  try {
    return await new Promise<Measured>((resolve, reject) => {
      const child = spawn(process.execPath, [worker, vault, path], { stdio: ['ignore', 'pipe', 'inherit'] });
      let said = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => { said += text; });
      child.on('error', reject);
      child.on('close', (code) => {
        if (code === 0) resolve(measuredSchema.parse(JSON.parse(said)));
        else reject(new Error(`adding ended with exit code ${String(code)}`));
      });
    });
  } finally {
    await rm(vault, { recursive: true, force: true });
  }
};
