// Every known way out of the window, counted for the evidence.
import type { Figure, Harness } from '../evidence/harness.ts';
import { namespaceHindrance, watch, type Watched } from './watched.ts';

/** Of about a hundred ways, this many must be heard where nothing stops them; the rest ask for things Chromium here does not have. */
export const leastHeard = 60;
/** Ways of different kinds that must be among them, or the watch misses a kind. */
export const mustBeHeard = ['fetch', 'websocket', 'preconnect', 'dns-prefetch', 'stun-name', 'turn-tcp', 'web-transport', 'location', 'window-open', 'speculation-prefetch', 'worker-blob-fetch', 'font', 'iframe-srcdoc'] as const;

const asleep = (heard: Watched): readonly string[] => (heard.awake ? [] : ['the watch did not hear what was sent on purpose']);

const defended = (what: string, heard: Watched): Figure => ({
  what,
  counts: { 'ways tried': heard.tried.length, 'attempts': heard.tried.length * 2, 'TCP packets': heard.tcp, 'UDP packets': heard.udp, 'DNS questions': heard.dns },
  losses: [...asleep(heard), ...heard.ways.map((way) => `packets of ${way} left`), ...(heard.others.length === 0 ? [] : [`${String(heard.others.length)} packets of no known way left`])],
});

const canary = (heard: Watched): Figure => ({
  what: 'canary: the same page without any defence',
  counts: { 'ways tried': heard.tried.length, 'ways heard': heard.ways.length, 'TCP packets': heard.tcp, 'UDP packets': heard.udp, 'DNS questions': heard.dns },
  losses: [
    ...asleep(heard), ...(heard.ways.length < leastHeard ? [`only ${String(heard.ways.length)} ways were heard where nothing stops them`] : []),
    ...mustBeHeard.filter((way) => !heard.ways.includes(way)).map((way) => `${way} was not heard where nothing stops it`),
  ],
});

export const waysOutOfTheWindow: Harness = {
  name: 'ways',
  title: 'Every known way out of the window, in a network namespace with a peer that hears every packet',
  about: 'A page of our own origin tries each way twice, by name and by address; the peer answers every name and every connection. "The window" is the whole application in the Chromium shell; "policy and switches alone" is the built window with our content policy and browser switches and without the other layers. What did not hold: any packet; of the canary, a watch that does not hear the same ways where nothing stops them.',
  parts: [],
  hindrance: namespaceHindrance,
  run: async function* watched({ say }) {
    say('  a minute for each line');
    yield canary(await watch('nothing'));
    yield defended('policy and switches alone', await watch('switches'));
    yield defended('the window', await watch('window'));
  },
};
