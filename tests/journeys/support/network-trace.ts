// Runs a program with every network call of it and of all its children written down by strace, and says which of them could have
// reached another computer.
import { existsSync, readFileSync } from 'node:fs';

export const strace = '/usr/bin/strace';

export const canTrace = (): boolean => process.platform === 'linux' && existsSync(strace);

/** The command line to put before a program. Sockets are named by their kind (`-yy`), threads by their name (`-Y`). */
export const tracedInto = (file: string): readonly string[] =>
  [strace, '-f', '--seccomp-bpf', '-yy', '-Y', '-s', '32', '-o', file, '-e', 'trace=socket,connect,bind,listen,accept,accept4,sendto,sendmsg,sendmmsg'];

// A socket between two computers, by its family or by what strace knows of it; messages inside this one (AF_UNIX) and questions to the
// kernel (AF_NETLINK) are neither.
const reachesOut = /AF_INET|<(?:TCP|UDP|RAW|PING|DCCP|SCTP)/u;

// What Chromium does whatever it is told, and what it does not send by it. Threads of its pool make a UDP socket to learn whether the
// system knows IPv6, and close it. Its resolver "connects" one to a public address to learn whether a route exists: for UDP that asks
// this computer's routing table, and no packet leaves. No switch turns it off. Sending on such a socket is not allowed.
const chromiumAsks = [
  /^\d+<(?:ThreadPoolForeg|Chrome_ChildIOT|NetworkService)> socket\(AF_INET6, SOCK_DGRAM(?:\||,)/u,
  /^\d+<(?:Chrome_ChildIOT|NetworkService)> connect\(\d+<UDPv6:\[\d+\]>, \{sa_family=AF_INET6, sin6_port=htons\(443\), .*"2001:4860:4860::8888"/u,
  // The end of one of the calls above when another thread's line came between.
  /^\d+<(?:ThreadPoolForeg|Chrome_ChildIOT|NetworkService)> <\.\.\. socket resumed>\)\s+= \d+<UDPv6:\[\d+\]>$/u,
];

export interface Traced {
  /** Names of all threads that made network calls of any kind. */
  readonly threads: ReadonlySet<string>;
  /** Calls that could have reached another computer, without the two of Chromium that cannot. */
  readonly outside: readonly string[];
}

/** Reads what strace wrote. */
export const readTrace = (file: string): Traced => {
  const lines = readFileSync(file, 'utf8').split('\n');
  return {
    threads: new Set(lines.flatMap((line) => /^\d+<([^>]+)>/u.exec(line)?.[1] ?? [])),
    outside: lines.filter((line) => reachesOut.test(line) && !chromiumAsks.some((allowed) => allowed.test(line))),
  };
};
