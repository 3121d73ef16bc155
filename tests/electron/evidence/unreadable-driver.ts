// The process whose disk does not give back one object. Arguments: what to do, the vault's folder, and a folder outside. Prints what was told of each item, and what ended it, as JSON.
import { everything } from '../../../shared/evidence/schema.ts';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { noteFindings, recordedObjects } from '../../../electron/evidence/checking/whole-vault.ts';
import { verifyVault } from '../../../electron/vault/index.ts';
import { handTo, officeOver, watching } from '../handover/handover-for-tests.ts';
import { reopen } from '../vault/vault-for-tests.ts';

const [what = '', vault = '', outside = ''] = process.argv.slice(2);
const { session } = await reopen(vault);
const office = officeOver(session, outside);
const { evidence } = office;

const exportAll = async (): Promise<unknown> => {
  const { job } = await evidence.process['process.exportTo']({ folder: outside, selection: { by: 'query', query: everything, except: [] }, reason: 'for the lawyer', recipient: '' });
  const { failure } = await evidence.ended(job);
  return { told: evidence.results(job).map((result) => result.failure?.code ?? result.outcome), ended: failure?.code ?? null };
};

const handOverAll = async (): Promise<unknown> => {
  const reporter = watching();
  const items = (await evidence.list()).map((row) => row.id);
  const ended = await handTo(office, `${outside}/pack.age`, items, {}, reporter).then(() => null, (error: unknown) => (error instanceof HoldfastError ? error.code : String(error)));
  return { told: reporter.results.map((result) => result.failure?.code ?? result.outcome).sort(), ended };
};

const checkAll = async (): Promise<unknown> => {
  const { job } = await evidence.evidence.check({ selection: { by: 'query', query: everything, except: [] } });
  const { failure } = await evidence.ended(job);
  return { told: evidence.results(job).map((result) => result.problem?.kind ?? result.outcome), ended: failure?.code ?? null };
};

const checkVault = async (): Promise<unknown> => {
  const result = await verifyVault(session, { readData: true, recorded: recordedObjects(session) });
  return { told: result.problems.map(({ kind }) => kind), ended: await noteFindings(session, result, true) };
};

const ways: Readonly<Record<string, () => Promise<unknown>>> = { 'export': exportAll, 'hand over': handOverAll, 'check': checkAll, 'check all': checkVault };

try {
  process.stdout.write(JSON.stringify(await ways[what]?.()));
} finally {
  await evidence.shut();
  await session.close();
}
