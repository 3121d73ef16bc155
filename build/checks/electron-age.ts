// A step of every release, not of `npm test`, because it asks the npm registry: is our Electron still supported, and is it new enough
// (Electron's checklist, item 16)? `node build/checks/electron-age.ts`
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../bundle/parts.ts';

/** Electron mends its three newest majors and in each only the newest release. */
const supportedMajors = 3;
const daysBehindAtMost = 30;
const dayMs = 24 * 60 * 60 * 1000;

interface Release {
  readonly version: string;
  readonly numbers: readonly [major: number, minor: number, patch: number];
  readonly at: number;
}

const releasesIn = (times: Readonly<Record<string, string>>): readonly Release[] =>
  Object.entries(times).flatMap(([version, at]) => {
    const match = /^(\d+)\.(\d+)\.(\d+)$/.exec(version);
    return match === null ? [] : [{ version, numbers: [Number(match[1]), Number(match[2]), Number(match[3])] as const, at: Date.parse(at) }];
  });

const newestFirst = (a: Release, b: Release): number => b.numbers[0] - a.numbers[0] || b.numbers[1] - a.numbers[1] || b.numbers[2] - a.numbers[2];

/** What is wrong with releasing over `ours`, by the registry's list of versions and their days. Empty means nothing. */
export const problemsOfElectron = (ours: string, times: Readonly<Record<string, string>>): readonly string[] => {
  const releases = [...releasesIn(times)].sort(newestFirst);
  const our = releases.find(({ version }) => version === ours);
  if (our === undefined) return [`the registry does not know Electron ${ours}`];
  const majors = [...new Set(releases.map(({ numbers }) => numbers[0]))];
  if (majors.indexOf(our.numbers[0]) >= supportedMajors) return [`Electron ${ours} is no longer supported: the newest majors are ${majors.slice(0, supportedMajors).join(', ')}`];
  const newest = releases.find(({ numbers }) => numbers[0] === our.numbers[0]) ?? our;
  const days = Math.floor((newest.at - our.at) / dayMs);
  return days > daysBehindAtMost ? [`Electron ${ours} is ${String(days)} days behind ${newest.version}`] : [];
};

/** The version of Electron that this repository is built for. */
export const ourElectron = (): string =>
  z.object({ devDependencies: z.object({ electron: z.string() }) }).parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))).devDependencies.electron;

const ask = (): void => {
  const times = z.record(z.string(), z.string()).parse(JSON.parse(execFileSync('npm', ['view', 'electron', 'time', '--json'], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })));
  const ours = ourElectron();
  const problems = problemsOfElectron(ours, times);
  const [newest] = [...releasesIn(times)].sort(newestFirst);
  process.stdout.write(problems.length === 0 ? `Electron ${ours} may be released; the newest is ${newest?.version ?? ''}.\n` : `${problems.join('\n')}\n`);
  process.exitCode = problems.length === 0 ? 0 : 1;
};

if (import.meta.main) ask();
