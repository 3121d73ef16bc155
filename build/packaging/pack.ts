// Runs electron-builder with our configuration and returns the unpacked application's folder.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { build, Platform } from 'electron-builder';
import { root } from '../bundle/parts.ts';
import { packaging } from './electron-builder.ts';

/** Packs for the running system. Throws with electron-builder's message when it cannot. */
export const packInto = async ({ electronDist, output, installers }: { readonly electronDist: string; readonly output: string; readonly installers: boolean }): Promise<string> => {
  await build({
    projectDir: root,
    config: packaging({ electronDist, output }),
    publish: 'never',
    ...(installers ? {} : { targets: Platform.current().createTarget('dir') }),
  });
  const unpacked = (await readdir(output)).find((name) => name.endsWith('-unpacked') || name.startsWith('mac'));
  if (unpacked === undefined) throw new Error(`${output} holds no unpacked application`);
  return join(output, unpacked);
};
