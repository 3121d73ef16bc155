// A folder laid out like an unpacked Electron for Linux, for machines where the real one cannot be had: packing, asar, unpacked
// native modules and fuses run for real over it. Its "electron" is a script that says it cannot run.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

// What @electron/fuses looks for in a binary, the version of the wire and one state per fuse ('1' is on). All start as
// Electron ships them, so that setting each of ours is a change or a decision that can be read back.
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const wireAsShipped = '101100011';

const script = '#!/bin/sh\necho "This package was built over a stand-in for Electron and cannot run. Build it where Electron can be downloaded." >&2\nexit 5\n';

const binary = Buffer.concat([Buffer.from(`${script}# ${sentinel}`), Buffer.from([1, wireAsShipped.length]), Buffer.from(`${wireAsShipped}\n`)]);

const otherFiles = [
  'chrome-sandbox', 'chrome_100_percent.pak', 'chrome_200_percent.pak', 'chrome_crashpad_handler', 'icudtl.dat', 'libEGL.so', 'libGLESv2.so', 'libffmpeg.so',
  'libvk_swiftshader.so', 'libvulkan.so.1', 'locales/en-US.pak', 'resources.pak', 'resources/default_app.asar', 'snapshot_blob.bin', 'v8_context_snapshot.bin',
  'vk_swiftshader_icd.json', 'LICENSE', 'LICENSES.chromium.html',
] as const;

/** Writes the folder anew and returns its path. */
export const makeStandIn = async (folder: string, electronVersion: string): Promise<string> => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'locales'), { recursive: true });
  await mkdir(join(folder, 'resources'), { recursive: true });
  await writeFile(join(folder, 'electron'), binary, { mode: 0o755 });
  await writeFile(join(folder, 'version'), electronVersion);
  for (const file of otherFiles) await writeFile(join(folder, file), 'stand-in\n');
  return folder;
};
