// A key of a fault test's own, in a file beside its ground: backups and packs are made for it, and open with it.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { identityText, parseIdentity, recipientOf } from '../../../electron/backup/age/x25519.ts';
import { systemRandom } from '../../../electron/vault/index.ts';

const keyFile = 'key.txt';

export const layKey = (folder: string): Promise<void> => writeFile(join(folder, keyFile), identityText(systemRandom.bytes(32)));

export const identityIn = async (folder: string): Promise<Uint8Array> => parseIdentity(await readFile(join(folder, keyFile), 'utf8')) ?? new Uint8Array(32);

export const recipientIn = async (folder: string): Promise<string> => recipientOf(await identityIn(folder));
