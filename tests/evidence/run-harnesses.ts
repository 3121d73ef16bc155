// Runs the harnesses that were asked for and writes each figure into the document as soon as it is known.
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lossesOf, noEvidence, parse, render, withFigure, withOnly, type Evidence } from './document.ts';
import type { Figure, Harness } from './harness.ts';

export interface EvidenceRun {
  /** Every harness there is, in the order of the document. */
  readonly harnesses: readonly Harness[];
  /** `name` or `name:part`; empty for all. */
  readonly names: readonly string[];
  readonly long: boolean;
  readonly file: string;
  readonly date: string;
  readonly machine: string;
  readonly say: (line: string) => void;
}

/** One harness and what of it was asked for. */
interface Wanted {
  readonly harness: Harness;
  readonly parts: readonly string[];
  readonly whole: boolean;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Where something was on this machine is nobody's business. */
const withoutPlaces = (text: string): string => text.replaceAll(root, '').replaceAll(tmpdir(), '...');

const wanted = (harnesses: readonly Harness[], names: readonly string[]): readonly Wanted[] => {
  const known = harnesses.flatMap(({ name, parts }) => [name, ...parts.map((part) => `${name}:${part}`)]);
  for (const name of names) if (!known.includes(name)) throw new Error(`There is no harness called ${name}. There are: ${known.join(', ')}`);
  return harnesses.flatMap((harness) => {
    const whole = names.length === 0 || names.includes(harness.name);
    const parts = harness.parts.filter((part) => whole || names.includes(`${harness.name}:${part}`));
    return whole || parts.length > 0 ? [{ harness, parts, whole }] : [];
  });
};

const readEvidence = async (file: string): Promise<Evidence> => {
  try {
    return parse(await readFile(file, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return noEvidence;
    throw error;
  }
};

const commandOf = ({ name, parts }: Harness, { what }: Figure, long: boolean): string => `npm run evidence -- ${name}${parts.includes(what) ? `:${what}` : ''} --${long ? 'long' : 'sample'}`;

/** What was run and lost. Lines of harnesses that cannot run here, or were not asked for, stay in the document as they are. */
export const runHarnesses = async (run: EvidenceRun): Promise<{ readonly figures: number; readonly losses: number }> => {
  const { harnesses, long, file, date, machine, say } = run;
  /** Read again each time: another run may have written in the meantime. */
  const rewrite = async (change: (evidence: Evidence) => Evidence): Promise<void> => {
    const text = render(change(await readEvidence(file)), harnesses);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(`${file}.new`, text);
    await rename(`${file}.new`, file);
  };
  let [figures, losses] = [0, 0];
  for (const { harness, parts, whole } of wanted(harnesses, run.names)) {
    const hindrance = harness.hindrance();
    if (hindrance !== null) {
      say(`${harness.name}: not run on this machine: ${hindrance}`);
      continue;
    }
    say(`${harness.name}: ${harness.title}`);
    const found = new Set<string>();
    for await (const figure of harness.run({ long, parts, say })) {
      const cleaned = { ...figure, losses: figure.losses.map(withoutPlaces) };
      const lost = lossesOf(cleaned);
      figures += 1;
      losses += lost.length;
      found.add(figure.what);
      await rewrite((evidence) => withFigure(evidence, harness.name, cleaned, { date, long, machine, command: commandOf(harness, figure, long) }));
      say(`  ${figure.what}: ${Object.entries(figure.counts).map(([what, count]) => `${String(count)} ${what}`).join(', ')}; did not hold: ${String(lost.length)}`);
      for (const loss of lost) say(`    ${loss}`);
    }
    if (whole) await rewrite((evidence) => withOnly(evidence, harness.name, found));
  }
  return { figures, losses };
};
