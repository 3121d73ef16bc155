import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const start = join(import.meta.dirname, '../../build/start.ts');

it.skipIf(process.platform !== 'linux')('says how to get a display where there is none, and ends with "not possible now"', () => {
  const env = { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '' };
  const { status, stderr } = spawnSync(process.execPath, [start], { env, encoding: 'utf8' });
  expect({ status, stderr }).toStrictEqual({ status: 5, stderr: 'There is no display to show a window on. With a virtual one: xvfb-run -a npm start\n' });
});
