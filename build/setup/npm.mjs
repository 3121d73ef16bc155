// Runs npm with what compiling the database engine needs, given to that child alone.
import { SetupFailure, run } from './report.mjs';
import { folderWithNodeHeaders } from './node-headers.mjs';
import { root } from './root.mjs';
import { provideSystemPackages } from './system-packages.mjs';

const headersFromDebian = { name: 'libnode-dev', present: () => folderWithNodeHeaders() !== undefined };

const environment = () => {
  provideSystemPackages([headersFromDebian], { mayBeMissing: [] });
  const nodedir = folderWithNodeHeaders();
  if (nodedir === undefined) throw new SetupFailure("Node's C headers (include/node/node_api.h) were not found.", 5);
  const inherited = Object.entries(process.env).filter(([name]) => name.toLowerCase() !== 'npm_config_nodedir');
  return {
    ...Object.fromEntries(inherited),
    npm_config_nodedir: nodedir,
    // Without this the engine's sqlite3_* symbols can be taken from the system's SQLite, which knows no encryption.
    ...(process.platform === 'linux' ? { LDFLAGS: `${process.env.LDFLAGS ?? ''} -Wl,-Bsymbolic`.trim() } : {}),
  };
};

/** Runs npm in the project, quietly. Which packages may run install scripts is listed in package.json (`allowScripts`). */
export const runNpm = (args) => {
  run(process.platform === 'win32' ? 'npm.cmd' : 'npm', [...args, '--ignore-scripts=false', '--no-fund', '--no-audit'], { cwd: root, env: environment() });
};
