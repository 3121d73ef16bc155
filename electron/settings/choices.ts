// Every choice that a domain keeps beside the settings of the vault: its name, which has a dot as no setting has, and what it must be. One that is not here cannot be
// kept, so that whoever looks for what cannot be read any more looks at all of them.
import { z } from 'zod';
import { chosenCaseSchema } from '../../shared/cases/schema.ts';
import { keptDraftSchema } from '../../shared/drafts/schema.ts';
import { listViewSchema, savedSearchSchema } from '../../shared/evidence/list-view.ts';
import { viewChoiceSchema } from '../../shared/evidence/schema.ts';
import { transcriptDraftSchema } from '../../shared/evidence/transcript.ts';
import { homeLines, putOffSchema } from '../../shared/home/schema.ts';
import { evidenceIdSchema, type EvidenceId } from '../../shared/ids.ts';
import { unfinishedSchema } from '../../shared/jobs/schema.ts';
import { recordingChoiceSchema } from '../../shared/recording/schema.ts';
import { keptPlaceSchema } from '../../shared/window/place.ts';

export interface Choice<S extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly schema: S;
}

/** The passing name of a backup is sixteen random digits of ours: nobody else has a file of that name. */
const begunBackupSchema = z.strictObject({
  folder: z.string().min(1), part: z.string().regex(/^\.holdfast-[0-9a-f]{16}\.part$/),
  /** Somebody asked for it to be taken away; whether it is, the next opening sees. */
  removing: z.literal(true).optional(),
});

export const choices = {
  backupBegun: { name: 'backup.begun', schema: z.array(begunBackupSchema) },
  backupPlace: { name: 'backup.place', schema: z.strictObject({ folder: z.string().min(1), ids: z.array(z.string()), readItems: z.boolean().default(false) }).nullable() },
  caseChosen: { name: 'cases.chosen', schema: chosenCaseSchema },
  drafts: { name: 'drafts.unfinished', schema: z.array(keptDraftSchema) },
  evidenceList: { name: 'evidence.list', schema: listViewSchema.nullable() },
  evidenceView: { name: 'evidence.view', schema: viewChoiceSchema },
  headerPlace: { name: 'vault.headerPlace', schema: z.enum(['vault-folder', 'another-disk']) },
  putOff: { name: 'home.put-off', schema: z.array(putOffSchema).max(homeLines.length) },
  recordingWith: { name: 'recording.with', schema: recordingChoiceSchema },
  searches: { name: 'evidence.searches', schema: z.array(savedSearchSchema) },
  underWay: { name: 'jobs.under-way', schema: z.array(unfinishedSchema) },
  windowPlace: { name: 'window.place', schema: z.strictObject({ place: keptPlaceSchema, at: z.int() }).nullable() },
} as const satisfies Record<string, Choice>;

/** The same choice where one thing in its list that this program does not know must not hide the others. */
export const leniently = ({ name }: Choice<z.ZodArray>): Choice<z.ZodArray<z.ZodUnknown>> => ({ name, schema: z.array(z.unknown()) });

const transcriptPrefix = 'transcript.';

/** What was typed beside an item and is not kept yet: one for each. */
export const transcriptOf = (id: EvidenceId): Choice<typeof transcriptDraftSchema> => ({ name: `${transcriptPrefix}${id}`, schema: transcriptDraftSchema });

/** What must stand under this name; undefined where this program keeps nothing under it. */
export const choiceCalled = (name: string): Choice | undefined => {
  const id = evidenceIdSchema.safeParse(name.startsWith(transcriptPrefix) ? name.slice(transcriptPrefix.length) : '');
  return id.success ? transcriptOf(id.data) : Object.values(choices).find((choice) => choice.name === name);
};
