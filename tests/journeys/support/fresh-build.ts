// Before any journey: builds what is not up to date, so that no test ever runs an old app.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');

const buildApp = (): void => {
  const { status } = spawnSync(process.execPath, [join(root, 'build/bundle/bundle.ts')], { cwd: root, stdio: 'inherit' });
  if (status !== 0) {
    throw new Error('the app could not be built');
  }
};

export default buildApp;
