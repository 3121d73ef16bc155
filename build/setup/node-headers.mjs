// Finds Node's C headers on this machine, so that compiling the database engine never downloads any. The engine uses the
// stable Node-API, so headers of an older Node serve as well.
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder to give node-gyp as `nodedir` (it looks in `include/node` below), or undefined when there are no headers. */
export const folderWithNodeHeaders = () => {
  const besideThisNode = dirname(dirname(realpathSync(process.execPath)));
  return [besideThisNode, '/usr', '/usr/local'].find((folder) => existsSync(join(folder, 'include/node/node_api.h')));
};
