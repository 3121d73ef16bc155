// `npm run evidence -- [name|name:part ...] [--sample|--long]`: runs harnesses and writes docs/evidence-of-safety.md with what they counted.
// Ends with 1 when anything did not hold, or when nothing could be run.
import '../faults/remembered-argon2.ts';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { harnesses } from './harnesses.ts';
import { machineKind } from './machine.ts';
import { runHarnesses } from './run-harnesses.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { long: { type: 'boolean', default: false }, sample: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } } });
if (values.help) {
  const names = harnesses.map(({ name, title, parts }) => `  ${name.padEnd(18)}${title}${parts.length === 0 ? '' : `\n${' '.repeat(20)}${parts.map((part) => `${name}:${part}`).join(' ')}`}`);
  process.stdout.write(`npm run evidence -- [name|name:part ...] [--sample|--long]\n\nWithout a name all of these, and without --long a sample of each:\n\n${names.join('\n')}\n`);
  process.exit(0);
}
if (values.long && values.sample) throw new Error('Either --sample or --long.');

const { figures, losses } = await runHarnesses({
  harnesses, names: positionals, long: values.long, machine: machineKind(), date: new Date().toISOString().slice(0, 10),
  file: fileURLToPath(new URL('../../docs/evidence-of-safety.md', import.meta.url)),
  say: (line) => { process.stdout.write(`${line}\n`); },
});
process.stdout.write(`${String(figures)} lines written, ${String(losses)} things that did not hold\n`);
process.exitCode = figures > 0 && losses === 0 ? 0 : 1;
