// Every operation that faults are tried on. A new one that changes a disk goes here.
import { backupCareOperations } from './backup-care.ts';
import { backupOperations } from './backups.ts';
import { caseOperations } from './cases.ts';
import { decidingOperations } from './deciding.ts';
import { destroyingOperations } from './destroying.ts';
import { duressOperations } from './duress.ts';
import { evidenceOperations } from './evidence.ts';
import { handoverOperations } from './handing-over.ts';
import { headerPlaceOperations } from './header-places.ts';
import { keyOperations } from './keys.ts';
import { linkAndSearchOperations } from './links-and-searches.ts';
import { lookingOverOperations } from './looking-over.ts';
import { manyItemOperations } from './many-items.ts';
import { mirrorCareOperations } from './mirror-care.ts';
import { mirrorOperations } from './mirroring.ts';
import { openingOperations } from './opening.ts';
import type { Operation } from './operation.ts';
import { passageOperations } from './passages.ts';
import { panicOperations } from './panic.ts';
import { paperOperations } from './papers.ts';
import { preferenceOperations } from './preferences.ts';
import { readingOperations } from './reading.ts';
import { recordingOperations } from './recording.ts';
import { smallChoiceOperations } from './small-choices.ts';
import { transcribingOperations } from './transcribing.ts';
import { wayBackOperations } from './way-back.ts';
import { workingCopyOperations } from './working-copies.ts';

export const operations: readonly Operation[] = Object.freeze([
  ...evidenceOperations, ...destroyingOperations, ...linkAndSearchOperations, ...caseOperations, ...passageOperations, ...readingOperations, ...recordingOperations, ...keyOperations, ...backupOperations,
  ...mirrorOperations, ...handoverOperations, ...headerPlaceOperations, ...openingOperations, ...panicOperations, ...duressOperations, ...preferenceOperations, ...workingCopyOperations,
  ...transcribingOperations, ...lookingOverOperations, ...manyItemOperations, ...smallChoiceOperations,
  ...backupCareOperations, ...mirrorCareOperations, ...decidingOperations, ...paperOperations, ...wayBackOperations,
]);

export const operationCalled = (name: string): Operation => {
  const found = operations.find((operation) => operation.name === name);
  if (found === undefined) throw new Error(`There is no operation called ${name}. There are: ${operations.map((operation) => operation.name).join(', ')}`);
  return found;
};
