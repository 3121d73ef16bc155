// Every kill point of every kind: `node tests/faults/long-run.ts [kind]`. Takes many minutes; prints what does not hold and counts at the end.
import { sweep, sweptKinds } from './kill-sweep.ts';

const [asked] = process.argv.slice(2);
const say = (line: string): void => { process.stdout.write(`${line}\n`); };

for (const kind of sweptKinds.filter((one) => asked === undefined || one === asked)) {
  const { points, tried, killed, broken } = await sweep(kind, Number.POSITIVE_INFINITY, 2, say);
  say(`${kind}: ${String(points)} points, ${String(tried)} tried, ${String(killed)} killed, ${String(broken.length)} broken`);
  if (broken.length > 0 || killed === 0) process.exitCode = 1;
}
