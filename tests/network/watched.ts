// Tries every way out of a window in a network namespace of its own, with another computer at the other end of the cable that answers
// everything and hears every packet.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Manner } from './attempt.ts';

export interface Watched {
  readonly tcp: number;
  readonly udp: number;
  readonly dns: number;
  /** The names of all ways, and of those that packets were heard of. */
  readonly tried: readonly string[];
  readonly ways: readonly string[];
  readonly awake: boolean;
  readonly others: readonly string[];
}

/** Whoever is not root becomes it in a user namespace, where the system allows that. */
const apart = (): readonly string[] => [...(process.getuid?.() === 0 ? [] : ['--user', '--map-root-user']), '--net', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc'];

const works = (program: string, ...args: readonly string[]): boolean => spawnSync(program, args, { stdio: 'ignore' }).status === 0;

/** Why this machine cannot do it; null when it can. */
export const namespaceHindrance = (): string | null => {
  if (process.platform !== 'linux') return 'network namespaces exist on Linux alone';
  if (!works('tcpdump', '--version') || !works('ip', '-V')) return 'tcpdump or ip (iproute2) is not here';
  return works('unshare', ...apart(), 'sh', '-c', 'mount -t tmpfs tmpfs /run && ip netns add probe && ip link add probe type veth peer name probed netns probe') ? null : 'this machine lets no network namespace be made';
};

/** Takes a minute at most. Throws when the watched program itself failed. */
export const watch = async (manner: Manner): Promise<Watched> => {
  const child = spawn('unshare', [...apart(), process.execPath, join(import.meta.dirname, 'namespaces.ts'), manner], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [said, complained]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (bytes: Buffer) => { said.push(bytes); });
  child.stderr.on('data', (bytes: Buffer) => { complained.push(bytes); });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`the watched window failed: ${Buffer.concat(complained).toString().slice(-2000)}`);
  return JSON.parse(Buffer.concat(said).toString()) as Watched;
};
