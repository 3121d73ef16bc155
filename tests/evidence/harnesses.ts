// Every harness that writes evidence, in the order of the document.
import { rot } from '../faults/rot-harness.ts';
import { killSweep } from '../faults/kill-harness.ts';
import { waysOutOfTheWindow } from '../network/ways-harness.ts';
import type { Harness } from './harness.ts';

export const harnesses: readonly Harness[] = Object.freeze([killSweep, rot, waysOutOfTheWindow]);
