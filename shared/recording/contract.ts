// Calls of recording sound or film straight into the vault. Begin, pieces and stop pass through main, which lets the page have microphone and camera in
// between and at no other time. What is recorded is never in a file that can be read: each piece is encrypted as it comes.
import { z } from 'zod';
import { call, done, event, noInput } from '../contract/define.ts';
import { evidenceIdSchema } from '../ids.ts';
import { mediumSchema, pieceBytesSchema, recordingChoiceSchema, recordingIdSchema, recordingSchema, toldEndSchema } from './schema.ts';

const one = z.strictObject({ recording: recordingIdSchema });
/** Null when nothing was recorded: nothing is kept then. `missing` pieces were lost: in the item they are silence, and in a film a gap. */
const kept = z.strictObject({ item: evidenceIdSchema.nullable(), missing: z.int().min(0) });
const keeping = ['not-found', 'object-missing', 'object-damaged', 'object-unreadable', 'read-back-differs', 'read-back-unread'] as const;

export const recordingContract = {
  calls: {
    /** What is being recorded, and what was recorded and could not be made an item yet. */
    state: call({ runsIn: 'vault', needs: 'open-vault', input: noInput, output: z.strictObject({ active: recordingSchema.nullable(), waiting: z.array(recordingSchema) }), failures: [] }),
    /** What was chosen to record with in this vault, and choosing it. */
    choice: call({ runsIn: 'vault', needs: 'open-vault', input: noInput, output: recordingChoiceSchema, failures: [] }),
    choose: call({ runsIn: 'vault', needs: 'open-vault', input: recordingChoiceSchema.partial(), output: recordingChoiceSchema, failures: [] }),
    /** From here on the page may ask for the microphone, and for the camera where it is a film. */
    begin: call({ runsIn: 'main', needs: 'open-vault', input: z.strictObject({ medium: mediumSchema }), output: z.strictObject({ recording: recordingIdSchema }), failures: ['recording-under-way'] }),
    /** Keeps one piece; when this answers it is on the disk. Pieces come in their order, each once. */
    addPiece: call({
      runsIn: 'main', needs: 'open-vault', input: z.strictObject({ recording: recordingIdSchema, piece: z.int().min(0).max(1_000_000), bytes: pieceBytesSchema }),
      output: z.strictObject({ keptMs: z.int().min(0) }), failures: ['not-found', 'recording-out-of-step', 'recording-piece-refused', 'recording-too-long'],
    }),
    pause: call({ runsIn: 'vault', needs: 'open-vault', input: one, output: done, failures: ['not-found'] }),
    goOn: call({ runsIn: 'vault', needs: 'open-vault', input: one, output: done, failures: ['not-found'] }),
    /** Ends the recording, takes microphone and camera back and makes one item of the pieces. Where that fails they stay, for `keep`. */
    stop: call({ runsIn: 'main', needs: 'open-vault', input: one.extend({ because: toldEndSchema }), output: kept, failures: keeping }),
    /** Makes an item of what an earlier try could not. */
    keep: call({ runsIn: 'vault', needs: 'open-vault', input: one, output: kept, failures: keeping }),
  },
  events: {
    /** A recording began or ended, or one that waited was made an item. */
    changed: event({ payload: noInput }),
  },
} as const;
