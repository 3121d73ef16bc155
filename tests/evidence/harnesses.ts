// Every harness that writes evidence, in the order of the document.
import { diskFills, readFails, syncFails } from '../faults/disk-errors.ts';
import { killSweep, moments } from '../faults/kill-harness.ts';
import { powerCut } from '../faults/power-harness.ts';
import { diskPulled } from '../faults/pulled-disk.ts';
import { remains } from '../faults/remains-harness.ts';
import { rot } from '../faults/rot-harness.ts';
import { salvage } from '../faults/salvage-harness.ts';
import { memoryAfterLock } from '../memory/memory-harness.ts';
import { wholeTool } from '../network/tool-harness.ts';
import { waysOutOfTheWindow } from '../network/ways-harness.ts';
import { electronegativity } from '../second-opinion/electronegativity-harness.ts';
import { foreignSqlite } from '../second-opinion/foreign-sqlite-harness.ts';
import { timing } from '../timing/timing-harness.ts';
import type { Harness } from './harness.ts';

export const harnesses: readonly Harness[] = Object.freeze([
  moments, killSweep, powerCut, diskFills, syncFails, readFails, diskPulled, remains, rot, salvage, memoryAfterLock, wholeTool, timing, waysOutOfTheWindow, electronegativity, foreignSqlite,
]);
