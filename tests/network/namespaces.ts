// Runs under `unshare` in a network and mount namespace of its own, which is the peer; makes a second one for the watched program, ties
// the two by a cable, listens, and prints what was heard as one line of JSON. Everything it made goes with it.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerEverything } from './peer.ts';
import { readCapture } from './capture.ts';

const watched = { v4: '10.77.0.2', v6: 'fd77::2' } as const;

const run = (line: string): string => {
  const [program = '', ...args] = line.split(' ');
  return execFileSync(program, args, { encoding: 'utf8' });
};

const layCable = (folder: string): void => {
  run('mount -t tmpfs tmpfs /run');
  writeFileSync(join(folder, 'resolv.conf'), 'nameserver 10.77.0.1\noptions timeout:1 attempts:1\n');
  run(`mount --bind ${join(folder, 'resolv.conf')} /etc/resolv.conf`);
  for (const line of [
    'ip netns add watched', 'ip link add peer type veth peer name cable netns watched', 'ip link set lo up', 'ip addr add 10.77.0.1/24 dev peer', 'ip -6 addr add fd77::1/64 dev peer nodad', 'ip link set peer up',
    // Every address is this computer: whatever the watched end asks for, somebody answers.
    'ip route add local 0.0.0.0/0 dev lo', 'ip -6 route add local ::/0 dev lo',
    'ip -n watched link set lo up', `ip -n watched addr add ${watched.v4}/24 dev cable`, `ip -n watched -6 addr add ${watched.v6}/64 dev cable nodad`, 'ip -n watched link set cable up',
    'ip -n watched route add default via 10.77.0.1', 'ip -n watched -6 route add default via fd77::1',
  ]) run(line);
};

const listen = async (file: string): Promise<{ readonly end: () => Promise<readonly string[]> }> => {
  const heard = spawn('tcpdump', ['-Z', 'root', '-i', 'peer', '-nn', '-t', '-l', '--immediate-mode', '-s', '200', 'tcp or udp or sctp'], { stdio: ['ignore', 'pipe', 'pipe'] });
  heard.stdout.pipe(createWriteStream(file));
  await once(heard.stderr, 'data');
  return {
    async end() {
      heard.kill('SIGINT');
      await once(heard, 'close');
      return readFileSync(file, 'utf8').split('\n');
    },
  };
};

const folder = mkdtempSync(join(tmpdir(), 'holdfast-cable-'));
layCable(folder);
await answerEverything();
const watch = await listen(join(folder, 'heard'));
const child = spawn('ip', ['netns', 'exec', 'watched', process.execPath, join(import.meta.dirname, 'attempt.ts'), process.argv[2] ?? ''], { stdio: ['ignore', 'pipe', 'inherit'] });
const said: Buffer[] = [];
child.stdout.on('data', (bytes: Buffer) => { said.push(bytes); });
const [code] = (await once(child, 'close')) as [number | null];
const lines = await watch.end();
rmSync(folder, { recursive: true, force: true });
const answer = Buffer.concat(said).toString().split('\n').find((line) => line.startsWith('{"ways"'));
if (code !== 0 || answer === undefined) throw new Error(`the watched program ended with ${String(code)}`);
const { ways } = JSON.parse(answer) as { readonly ways: readonly string[] };
const heard = readCapture(lines, Object.values(watched), ways);
process.stdout.write(`${JSON.stringify({ ...heard, ways: [...heard.ways], others: heard.others.slice(0, 20), tried: ways })}\n`, () => { process.exit(0); });
