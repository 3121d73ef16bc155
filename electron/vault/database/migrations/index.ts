// The ordered tables of migrations. Each domain that has records adds its own file here, in the next step of ten.
import { initial } from './0010-initial.ts';
import { evidence } from './0020-evidence.ts';
import { evidenceKeeping } from './0030-evidence-keeping.ts';
import { headerCopy } from './0040-header-copy.ts';
import { backup } from './0050-backup.ts';
import { reservedSlot } from './0060-reserved-slot.ts';
import { handover } from './0070-handover.ts';
import { mirror } from './0080-mirror.ts';
import { workingCopies } from './0090-working-copies.ts';
import { removal } from './0100-removal.ts';
import { evidenceFields } from './0110-evidence-fields.ts';
import { links } from './0120-links.ts';
import { recording } from './0130-recording.ts';
import { destruction } from './0140-destruction.ts';
import { film } from './0150-film.ts';
import { cases } from './0160-cases.ts';
import { passages } from './0170-passages.ts';
import { mending } from './0180-mending.ts';
import { restored } from './0190-restored.ts';
import type { Migration } from './migration.ts';
import { previewsInitial } from './previews-0010-initial.ts';

export const recordsMigrations: readonly Migration[] = [initial, evidence, evidenceKeeping, headerCopy, backup, reservedSlot, handover, mirror, workingCopies, removal, evidenceFields, links, recording, destruction, film, cases, passages, mending, restored];

export const previewsMigrations: readonly Migration[] = [previewsInitial];
