// The text of docs/evidence-of-safety.md: lines of sections that were not run this time stay as they are, with their date and machine.
import type { Figure, Harness } from './harness.ts';

/** One line of a table. `text` is the whole line, kept as it was written. */
interface Line {
  readonly what: string;
  readonly text: string;
}

export interface Evidence {
  /** Lines by the name of their harness. */
  readonly lines: ReadonlyMap<string, readonly Line[]>;
  /** Kinds of machines; a line names one by its letter. */
  readonly machines: readonly string[];
}

export interface Circumstances {
  readonly date: string;
  readonly long: boolean;
  readonly machine: string;
  readonly command: string;
}

export const noEvidence: Evidence = { lines: new Map(), machines: [] };

const none = 'none';
const head = '| what | counted | did not hold | run | machine | command |\n|---|---|---|---|---|---|';
const longestLoss = 160;
const mostLosses = 3;

const number = (value: number): string => value.toLocaleString('en-GB');
const cell = (text: string): string => text.replaceAll(/\s+/gu, ' ').replaceAll('|', '/').trim();
const letter = (index: number): string => String.fromCharCode('A'.charCodeAt(0) + index);

/** Losses of a figure, and the loss that it is when nothing was tried. */
export const lossesOf = ({ counts, losses }: Figure): readonly string[] => (Object.values(counts).some((count) => count > 0) ? losses : [...losses, 'nothing was tried']);

const lossText = (losses: readonly string[]): string => {
  if (losses.length === 0) return none;
  const told = losses.slice(0, mostLosses).map((loss) => cell(loss).slice(0, longestLoss));
  return `**${number(losses.length)}**: ${told.join('; ')}${losses.length > mostLosses ? '; ...' : ''}`;
};

const lineOf = (figure: Figure, { date, long, command }: Circumstances, machine: string): Line => {
  const counted = Object.entries(figure.counts).map(([what, count]) => `${number(count)} ${what}`).join(', ');
  const cells = [figure.what, counted, lossText(lossesOf(figure)), `${date}, ${long ? 'long' : 'sample'}`, machine, `\`${command}\``];
  return { what: cell(figure.what), text: `| ${cells.map(cell).join(' | ')} |` };
};

const cellsOf = (text: string): readonly string[] => text.split('|').map((one) => one.trim()).slice(1, -1);

const showsLoss = ({ text }: Line): boolean => cellsOf(text)[2] !== none;

/** A sample that lost nothing says less than the whole run before it, whatever that found. */
const saysLess = (line: Line, before: Line): boolean => cellsOf(before.text)[3]?.endsWith(', long') === true && cellsOf(line.text)[3]?.endsWith(', sample') === true && !showsLoss(line);

/** The evidence with this figure in the place of an older one of the same name; a long run's line stays where a sample says no more. */
export const withFigure = (evidence: Evidence, harness: string, figure: Figure, circumstances: Circumstances): Evidence => {
  const machines = evidence.machines.includes(circumstances.machine) ? evidence.machines : [...evidence.machines, circumstances.machine];
  const line = lineOf(figure, circumstances, letter(machines.indexOf(circumstances.machine)));
  const before = evidence.lines.get(harness) ?? [];
  const after = before.some(({ what }) => what === line.what) ? before.map((one) => (one.what === line.what && !saysLess(line, one) ? line : one)) : [...before, line];
  return { machines, lines: new Map([...evidence.lines, [harness, after]]) };
};

/** The evidence without lines of this harness other than these: what a run of the whole harness no longer tells of is gone. */
export const withOnly = (evidence: Evidence, harness: string, whats: ReadonlySet<string>): Evidence =>
  ({ ...evidence, lines: new Map([...evidence.lines, [harness, (evidence.lines.get(harness) ?? []).filter(({ what }) => whats.has(what))]]) });

/** Reads what `render` wrote. */
export const parse = (text: string): Evidence => {
  const lines = new Map<string, Line[]>();
  const machines: string[] = [];
  let section = '';
  for (const line of text.split('\n')) {
    section = /^## .* \(`([a-z-]+)`\)$/u.exec(line)?.[1] ?? (line.startsWith('## ') ? '' : section);
    const machine = /^- [A-Z]: (.+)$/u.exec(line)?.[1];
    if (section === '' && machine !== undefined) machines.push(machine);
    if (section === '' || !line.startsWith('| ') || line === head.split('\n')[0]) continue;
    lines.set(section, [...(lines.get(section) ?? []), { what: cellsOf(line)[0] ?? '', text: line }]);
  }
  return { lines, machines };
};

/** Whether the command of a line can still be run: not where its part has another name by now. */
const isStill = ({ name, parts }: Harness) => ({ text }: Line): boolean => {
  const part = new RegExp(` -- ${name}:([a-z0-9-]+) `, 'u').exec(text)?.[1];
  return part === undefined || parts.includes(part);
};

/** The whole document, sections in the order of the harnesses. Lines of a harness, or of a part, that is no more are left out. */
export const render = ({ lines, machines }: Evidence, harnesses: readonly Harness[]): string => {
  const linesOf = (harness: Harness): readonly Line[] => (lines.get(harness.name) ?? []).filter(isStill(harness));
  const told = harnesses.flatMap(linesOf);
  const bad = told.filter(showsLoss).length;
  const sections = harnesses.flatMap((harness) => {
    const { name, title, about } = harness;
    const own = linesOf(harness);
    return own.length === 0 ? [] : [`## ${title} (\`${name}\`)\n\n${about}\n\n${[head, ...own.map(({ text }) => text)].join('\n')}\n`];
  });
  return [
    '# Evidence of safety\n',
    'Written by `npm run evidence`, line by line, as each harness ended; not edited by hand. Every line says what was counted, what did not hold, when and on which kind of machine it ran, and the command that runs it again. A long run takes everything there is, a sample takes points spread over it. A line whose third cell is not "none" is a loss that was found and stands until a later run replaces it. A sample that lost nothing leaves the line of a long run as it is.\n',
    `${number(told.length)} lines, ${bad === 0 ? 'none of which shows' : `**${number(bad)}** of which show`} something that did not hold.\n`,
    ...sections,
    `## Machines\n\n${machines.map((machine, index) => `- ${letter(index)}: ${machine}`).join('\n')}\n`,
  ].join('\n');
};
