// The other computer: answers every name with an address and every connection on every address, so that nothing gives up early.
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

const ports = { tcp: [53, 80, 443, 3478], udp: [53, 443, 3478, 5349] } as const;

/** The answer to one DNS question: this address for A, nothing for anything else. Null for what is no question. */
const dnsAnswer = (asked: Buffer): Buffer | null => {
  let at = 12;
  while (at < asked.length && asked[at] !== 0) at += (asked[at] ?? 0) + 1;
  const end = at + 5;
  if (asked.length < end) return null;
  const isAddress = asked.readUInt16BE(at + 1) === 1;
  const header = Buffer.from([asked[0] ?? 0, asked[1] ?? 0, 0x81, 0x80, 0, 1, 0, isAddress ? 1 : 0, 0, 0, 0, 0]);
  const record = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 1, 0, 4, 198, 18, 0, 1]);
  return Buffer.concat([header, asked.subarray(12, end), ...(isAddress ? [record] : [])]);
};

/** Listens until the process ends. */
export const answerEverything = async (): Promise<void> => {
  await Promise.all([
    ...ports.tcp.map((port) => new Promise<void>((listening) => {
      createServer((socket) => {
        socket.on('error', () => undefined);
        setTimeout(() => { socket.destroy(); }, 300);
      }).listen(port, '::', listening);
    })),
    ...ports.udp.map((port) => new Promise<void>((listening) => {
      const socket = createSocket({ type: 'udp6', ipv6Only: false });
      socket.on('message', (message, sender) => {
        const answer = port === 53 ? dnsAnswer(message) : null;
        if (answer !== null) socket.send(answer, sender.port, sender.address);
      });
      socket.bind(port, '::', listening);
    })),
  ]);
};
