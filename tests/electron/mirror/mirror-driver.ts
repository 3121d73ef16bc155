// The process whose disk answers with errors. Arguments: what to do, the vault's folder, the mirror's, and where to restore to. Prints what came of it as JSON.
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { silentProgress } from '../../../electron/backup/progress.ts';
import { recordedObjects } from '../../../electron/evidence/checking/whole-vault.ts';
import { proveMirror } from '../../../electron/mirror/service.ts';
import type { OpenSession } from '../../../electron/vault/index.ts';
import { asFailure } from '../../../electron/vault/disk/system-failure.ts';
import { reopen } from '../vault/vault-for-tests.ts';
import { check, restoreFrom, update } from './mirror-runs.ts';

const [what = '', vault = '', mirror = '', target = ''] = process.argv.slice(2);

const runs: Readonly<Record<string, (session: OpenSession) => Promise<unknown>>> = {
  check: (session) => check(session, mirror),
  update: (session) => update(session, mirror),
  'update and read all': (session) => update(session, mirror, { readAll: true }),
  prove: (session) => proveMirror(session, mirror, recordedObjects(session), silentProgress(), () => undefined),
  restore: () => restoreFrom(mirror, target),
  'restore what can be': () => restoreFrom(mirror, target, null, true),
};

const run = runs[what];
if (run === undefined) throw new Error(`nothing is called ${what}`);
const { session } = await reopen(vault);
try {
  process.stdout.write(JSON.stringify(await run(session)));
} catch (error) {
  if (!(error instanceof HoldfastError)) throw error;
  process.stdout.write(JSON.stringify({ failure: asFailure(error) }));
} finally {
  await session.close();
}
