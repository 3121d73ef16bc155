// Starts the vault's side of a measurement and reads what it measured.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import { builtWorker } from './built-worker.ts';
import { putAside } from './same-start.ts';

const measuredSchema = z.object({ seconds: z.number(), cpuSeconds: z.number(), samples: z.array(z.number()) });
export type Measured = z.infer<typeof measuredSchema>;

/** Adds `path`, which holds `bytes`, to a new vault in a process of its own; the vault is put aside afterwards. */
export const measureAdding = async (path: string, folder: string, bytes: number): Promise<Measured> => {
  const vault = join(folder, 'vault');
  const worker = await builtWorker('vault');
  try {
    return await new Promise<Measured>((resolve, reject) => {
      const child = spawn(process.execPath, ['--max-semi-space-size=4', worker, vault, path, String(bytes)], { stdio: ['ignore', 'pipe', 'inherit'] });
      let said = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => { said += text; });
      child.on('error', reject);
      child.on('close', (code) => {
        if (code === 0) resolve(measuredSchema.parse(JSON.parse(said)));
        else reject(new Error(`adding ended with exit code ${String(code)}`));
      });
    });
  } finally {
    await putAside(vault);
  }
};
