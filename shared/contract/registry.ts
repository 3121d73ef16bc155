// The one object that lists every call and event. Add a domain here and nowhere else.
import type { z } from 'zod';
import { backupContract } from '../backup/contract.ts';
import { casesContract } from '../cases/contract.ts';
import { custodyContract } from '../custody/contract.ts';
import { draftsContract } from '../drafts/contract.ts';
import { duressContract } from '../duress/contract.ts';
import { evidenceContract } from '../evidence/contract.ts';
import { handoverContract } from '../handover/contract.ts';
import { healthContract } from '../health/contract.ts';
import { homeContract } from '../home/contract.ts';
import { jobsContract } from '../jobs/contract.ts';
import { keyDiskContract } from '../key-disk/contract.ts';
import { mirrorContract } from '../mirror/contract.ts';
import { panicContract } from '../panic/contract.ts';
import { recordingContract } from '../recording/contract.ts';
import { recoveryContract } from '../recovery/contract.ts';
import { rehearsalContract } from '../rehearsal/contract.ts';
import { settingsContract } from '../settings/contract.ts';
import { vaultContract } from '../vault/contract.ts';
import { windowContract } from '../window/contract.ts';
import type { CallDeclaration, DomainContract, EventDeclaration } from './define.ts';
import type { Result } from './result.ts';

export const contract = {
  vault: vaultContract,
  backup: backupContract,
  evidence: evidenceContract,
  cases: casesContract,
  custody: custodyContract,
  drafts: draftsContract,
  handover: handoverContract,
  health: healthContract,
  home: homeContract,
  jobs: jobsContract,
  mirror: mirrorContract,
  recording: recordingContract,
  recovery: recoveryContract,
  settings: settingsContract,
  keyDisk: keyDiskContract,
  panic: panicContract,
  duress: duressContract,
  rehearsal: rehearsalContract,
  window: windowContract,
} as const satisfies Record<string, DomainContract>;

export type Contract = typeof contract;
export type DomainName = keyof Contract;

type CallsOf<D extends DomainName> = Contract[D]['calls'];
type EventsOf<D extends DomainName> = Contract[D]['events'];

/** `evidence.page`, `vault.unlock`, ... : the channel of a call is its place in the contract. */
export type CallName = { [D in DomainName]: `${D}.${keyof CallsOf<D> & string}` }[DomainName];
export type EventName = { [D in DomainName]: `${D}.${keyof EventsOf<D> & string}` }[DomainName];

export type CallOf<N extends CallName> = N extends `${infer D}.${infer C}`
  ? D extends DomainName
    ? C extends keyof CallsOf<D>
      ? CallsOf<D>[C]
      : never
    : never
  : never;

export type InputOf<N extends CallName> = CallOf<N> extends { input: infer I extends z.ZodType } ? z.infer<I> : never;
export type OutputOf<N extends CallName> = CallOf<N> extends { output: infer O extends z.ZodType } ? z.infer<O> : never;

export type PayloadOf<N extends EventName> = N extends `${infer D}.${infer E}`
  ? D extends DomainName
    ? E extends keyof EventsOf<D>
      ? EventsOf<D>[E] extends { payload: infer P extends z.ZodType }
        ? z.infer<P>
        : never
      : never
    : never
  : never;

const flatten = <T>(pick: (domain: DomainContract) => Readonly<Record<string, T>>): ReadonlyMap<string, T> =>
  new Map(
    Object.entries(contract).flatMap(([domain, declared]) =>
      Object.entries(pick(declared)).map(([name, declaration]) => [`${domain}.${name}`, declaration] as const),
    ),
  );

/** Every call by channel name. */
export const calls = flatten<CallDeclaration>((domain) => domain.calls) as ReadonlyMap<CallName, CallDeclaration>;

/** Every event by channel name. */
export const events = flatten<EventDeclaration>((domain) => domain.events) as ReadonlyMap<EventName, EventDeclaration>;

/** The client's shape: what the preload exposes and what the renderer calls. */
export type Client = {
  readonly [D in DomainName]: {
    readonly [C in keyof CallsOf<D> & string]: `${D}.${C}` extends CallName
      ? (input: InputOf<`${D}.${C}` & CallName>) => Promise<Result<OutputOf<`${D}.${C}` & CallName>>>
      : never;
  };
};
