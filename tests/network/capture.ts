// Reads what tcpdump heard on the peer's end of the cable: which packets were sent by the other end, and whose way each was.
import { addressOf, zone } from './ways.ts';

export interface Heard {
  readonly tcp: number;
  readonly udp: number;
  /** Questions for names, over UDP or TCP, also to the neighbourhood (mDNS, LLMNR). Counted in `udp` or `tcp` as well. */
  readonly dns: number;
  /** Names of the ways that packets belong to. */
  readonly ways: ReadonlySet<string>;
  /** The watch heard what was sent on purpose before and after. */
  readonly awake: boolean;
  /** Lines that belong to no way, as they are. */
  readonly others: readonly string[];
}

/** Ports on which the watched end says that it begins and that it is done. */
export const signalPorts = Object.freeze({ begun: 40_001, done: 40_002 });

const dnsPorts = new Set(['53', '853', '5353', '5355']);
const packet = /^IP6? (?<from>[0-9a-f.:]+)\.(?<fromPort>\d+) > (?<to>[0-9a-f.:]+)\.(?<toPort>\d+): (?<rest>.*)$/u;
const question = new RegExp(`\\? ([a-z-]+)\\.${zone.replace('.', '\\.')}`, 'u');

/** `lines` are tcpdump's with `-nn -t`; `from` the watched end's addresses; `ways` in the order of their addresses. */
export const readCapture = (lines: readonly string[], from: readonly string[], ways: readonly string[]): Heard => {
  const byAddress = new Map(ways.map((name, at) => [addressOf(at), name]));
  const heard = { tcp: 0, udp: 0, dns: 0, ways: new Set<string>(), signals: new Set<string>(), others: [] as string[] };
  for (const line of lines) {
    const { from: sender = '', to = '', toPort = '', rest = '' } = packet.exec(line)?.groups ?? {};
    if (!from.includes(sender) && !(sender.startsWith('fe80:') && rest !== '')) continue;
    if (Object.values(signalPorts).some((port) => String(port) === toPort)) {
      heard.signals.add(toPort);
      continue;
    }
    if (rest.startsWith('Flags')) heard.tcp += 1;
    else heard.udp += 1;
    if (dnsPorts.has(toPort)) heard.dns += 1;
    const way = byAddress.get(to) ?? question.exec(rest)?.[1];
    if (way === undefined) heard.others.push(line);
    else heard.ways.add(way);
  }
  const { tcp, udp, dns, others, signals } = heard;
  return { tcp, udp, dns, others, ways: heard.ways, awake: signals.size === 2 };
};
