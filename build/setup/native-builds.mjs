// Guards the compiled packages. SQLCipher built without -Bsymbolic writes plaintext without a word when the system's SQLite
// is already in the process, so such a build is refused here, before any vault can meet it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isLinkedSymbolic } from './elf.mjs';
import { runNpm } from './npm.mjs';
import { SetupFailure, say } from './report.mjs';
import { root } from './root.mjs';

const sqlcipher = join(root, 'node_modules/@journeyapps/sqlcipher/build/Release/node_sqlite3.node');
const bundledNode = join(root, 'node_modules/.bin', process.platform === 'win32' ? 'node.cmd' : 'node');

const isSound = () => existsSync(sqlcipher) && (process.platform !== 'linux' || isLinkedSymbolic(sqlcipher));

/** Rebuilds the database engine when it is missing or unsafe, and throws when it still is. */
export const checkNativeBuilds = () => {
  if (!existsSync(bundledNode)) throw new SetupFailure('The Node that the project brings was not installed: its install script was not allowed to run. Remove node_modules and try again with install scripts allowed.', 5);
  if (process.platform === 'win32' || isSound()) return;
  say('Compiling the database engine (about two minutes)');
  runNpm(['rebuild', '@journeyapps/sqlcipher']);
  if (!isSound()) {
    throw new SetupFailure('The database engine was built without -Bsymbolic and could write plaintext. It is refused. Check that LDFLAGS reaches the linker.', 5);
  }
};
