// What is written beside an original: typed as a draft, kept as an item that is bound to its original, typed on and kept as the next version.
import { transcriptDraft } from '../../../electron/evidence/made/transcripts.ts';
import { createContext } from '../../../electron/evidence/context.ts';
import { linksOfEvidence, listEvidence } from '../../../electron/evidence/tool.ts';
import { createJobs } from '../../../electron/jobs/registry.ts';
import type { OpenSession } from '../../../electron/vault/index.ts';
import { everything } from '../../../shared/evidence/schema.ts';
import type { TextRelation } from '../../../shared/evidence/transcript.ts';
import { evidenceId } from '../../../shared/ids.ts';
import { markers } from '../secrets.ts';
import { steppedOperation, type Step } from './steps.ts';

const original = evidenceId(1);
const words = (version: number): string => `${markers.content} as heard, version ${String(version)}`;

const draft = (relation: TextRelation, version: number): Step['does'] => ({ evidence: { evidence } }) => evidence.keepTranscriptDraft({ id: original, relation, text: words(version) });
const keep = (relation: TextRelation, version: number): Step['does'] => ({ evidence: { evidence } }) => evidence.keepTranscript({ original, relation, text: words(version) });

const read = async (session: OpenSession): Promise<string> => {
  const context = createContext(session, createJobs(() => undefined));
  try {
    const { text } = await transcriptDraft(context, { id: original });
    const items: string[] = [];
    for await (const { id, sha256, fileName } of listEvidence(session, everything)) if (id !== original) items.push(`${id} ${fileName === '' || sha256 === '' ? 'of nothing' : fileName.split('-')[0] ?? ''}`);
    const links = (await linksOfEvidence(session, original)).links.map(({ relation, item }) => `${relation} ${item.id}`);
    return `typed ${text === '' ? 'nothing' : text.slice(-1)}, kept: ${items.join(', ')}, bound: ${links.join(', ')}`;
  } finally {
    await context.threads.close();
  }
};

export const transcribingOperations = [steppedOperation({
  name: 'transcribe',
  before: ['typed nothing, kept: , bound: '],
  steps: [
    { does: draft('transcript-of', 1), leaves: [['typed 1, kept: , bound: ']] },
    { does: keep('transcript-of', 1), leaves: [['typed nothing, kept: E-002 transcript, bound: has-transcript E-002', 'transcribed', 'linked', 'linked']] },
    { does: draft('translation-of', 2), leaves: [['typed 2, kept: E-002 transcript, bound: has-transcript E-002']] },
    { does: keep('translation-of', 2), leaves: [['typed nothing, kept: E-002 transcript, E-003 translation, bound: has-transcript E-002, has-translation E-003', 'transcribed', 'linked', 'linked']] },
    // The same words once more are the same item, and what was typed goes with them.
    { does: draft('transcript-of', 1), leaves: [['typed 1, kept: E-002 transcript, E-003 translation, bound: has-transcript E-002, has-translation E-003']] },
    { does: keep('transcript-of', 1), leaves: [['typed nothing, kept: E-002 transcript, E-003 translation, bound: has-transcript E-002, has-translation E-003']] },
  ],
  read,
  inspected: { expected: ({ kind }) => kind === 'files-set-apart' },
})];
