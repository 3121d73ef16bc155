// What must hold of every vault after whatever happened to it: every byte verifies, nothing can be read without the key, nothing is left behind.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { recordedObjects } from '../../../electron/evidence/checking/whole-vault.ts';
import { verifyVault, type OpenSession } from '../../../electron/vault/index.ts';
import type { Problem } from '../../../shared/vault/schema.ts';
import { findReadable } from '../marker-scan.ts';
import { markers } from '../secrets.ts';
import { open, vaultIn } from './ground.ts';

interface Asked {
  /** Opens the vault; by its passphrase where left out. */
  readonly opened?: (folder: string) => Promise<OpenSession>;
  /** What else must hold: answers with what does not. */
  readonly holds?: (session: OpenSession) => Promise<readonly string[]>;
  /** Problems that the check may find after this. */
  readonly expected?: (problem: Problem) => boolean;
}

/** What lies in the folder of a vault that was opened and closed. */
const closedNames: ReadonlySet<string> = new Set(['vault.json', 'vault.copy.json', 'records.db', 'records.pages', 'previews.db', 'anchor.json', 'in-use', 'objects', 'set-apart']);

const leftBehind = async (folder: string): Promise<readonly string[]> => {
  const strangers = (await readdir(folder)).filter((name) => !closedNames.has(name));
  const unfinished = await readdir(join(folder, 'objects', 'unfinished')).catch(() => []);
  return [...strangers, ...unfinished.map((name) => `objects/unfinished/${name}`)].map((name) => `left behind: ${name}`);
};

/** Opens the vault below `root` as the next start would, and says what does not hold. */
export const inspectVault = async (root: string, { opened = (folder) => open(folder), holds = () => Promise.resolve([]), expected = () => false }: Asked = {}): Promise<readonly string[]> => {
  const folder = vaultIn(root);
  const readable = (await findReadable([folder], Object.values(markers))).map((file) => `can be read: ${file}`);
  const session = await opened(folder);
  let wrong: readonly string[];
  try {
    const { problems } = await verifyVault(session, { readData: true, recorded: recordedObjects(session) });
    wrong = [...readable, ...(await holds(session)), ...problems.filter((problem) => !expected(problem)).map(({ kind, file }) => `verify: ${kind} ${file ?? ''}`)];
  } finally {
    await session.close();
  }
  return [...wrong, ...(await leftBehind(folder))];
};
