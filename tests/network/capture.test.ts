import { describe, expect, it } from 'vitest';
import { readCapture } from './capture.ts';

const ways = ['fetch', 'stun-name', 'location'];
const own = ['10.77.0.2', 'fd77::2'];
const read = (...lines: readonly string[]) => readCapture(lines, own, ways);

describe('what the peer heard', () => {
  it.each([
    ['a connection by address', 'IP 10.77.0.2.40000 > 203.0.113.1.443: Flags [S], seq 1, win 64240, length 0', { tcp: 1, udp: 0, dns: 0, ways: new Set(['fetch']) }],
    ['a packet by address', 'IP 10.77.0.2.40000 > 203.0.113.2.3478: UDP, length 20', { tcp: 0, udp: 1, dns: 0, ways: new Set(['stun-name']) }],
    ['a question for a name', 'IP 10.77.0.2.40000 > 10.77.0.1.53: 33410+ A? location.leak.test. (33)', { tcp: 0, udp: 1, dns: 1, ways: new Set(['location']) }],
    ['the same over IPv6', 'IP6 fd77::2.40000 > fd77::1.53: 33410+ [1au] AAAA? fetch.leak.test. (33)', { tcp: 0, udp: 1, dns: 1, ways: new Set(['fetch']) }],
  ])('counts %s', (_what, line, counted) => {
    expect(read(line)).toMatchObject({ ...counted, others: [] });
  });

  it('keeps what belongs to no way', () => {
    const lines = ['IP 10.77.0.2.5353 > 224.0.0.251.5353: 0*- [0q] 1/0/1 A 10.77.0.2 (129)', 'IP6 fe80::1.5353 > ff02::fb.5353: 0 PTR (QM)? _googlecast._tcp.local. (39)', 'IP 10.77.0.2.4000 > 198.18.0.1.443: Flags [S], seq 1, length 0'];
    expect(read(...lines)).toMatchObject({ tcp: 1, udp: 2, dns: 2, others: lines });
  });

  it('does not count answers', () => {
    expect(read('IP 10.77.0.1.53 > 10.77.0.2.40000: 33410 1/0/0 A 198.18.0.1 (49)', 'IP 203.0.113.1.443 > 10.77.0.2.40000: Flags [S.], seq 1, ack 2, length 0', '')).toMatchObject({ tcp: 0, udp: 0, dns: 0 });
  });

  it('is believed only when both signals were heard', () => {
    const [begun, done] = ['IP 10.77.0.2.1 > 10.77.0.1.40001: UDP, length 7', 'IP 10.77.0.2.1 > 10.77.0.1.40002: UDP, length 7'];
    expect(read(begun, done)).toMatchObject({ awake: true, udp: 0 });
    expect(read(begun)).toMatchObject({ awake: false });
    expect(read()).toMatchObject({ awake: false });
  });
});
