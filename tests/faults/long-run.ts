// Every kill point of every kind, and rot at every byte of the headers and on every page of the databases: `node tests/faults/long-run.ts [kind|rot]`.
// Takes an hour and more; prints what does not hold, and counts at the end of each kind.
import { rotEverything } from './full-rot.ts';
import { sweep, sweptKinds } from './kill-sweep.ts';

const [asked] = process.argv.slice(2);
const say = (line: string): void => { process.stdout.write(`${line}\n`); };

for (const kind of sweptKinds.filter((one) => asked === undefined || one === asked)) {
  const { points, tried, killed, broken } = await sweep(kind, Number.POSITIVE_INFINITY, 2, say);
  say(`${kind}: ${String(points)} points, ${String(tried)} tried, ${String(killed)} killed, ${String(broken.length)} broken`);
  if (broken.length > 0 || killed === 0) process.exitCode = 1;
}

if (asked === undefined || asked === 'rot') {
  await rotEverything(({ what, positions, unnoticed }) => {
    say(`rot in ${what}: ${String(positions)} positions, ${String(unnoticed.length)} not noticed${unnoticed.length === 0 ? '' : ` (${unnoticed.join(', ')})`}`);
    if (unnoticed.length > 0 || positions === 0) process.exitCode = 1;
  });
}
