// The names of every call and event, and nothing else. The preload needs only these: the bundle evaluates this module when it is
// built, so that no schema code runs in the page's neighbourhood.
import { calls, events, type CallName, type EventName } from './registry.ts';

export const callNames: readonly CallName[] = [...calls.keys()];
export const eventNames: readonly EventName[] = [...events.keys()];
