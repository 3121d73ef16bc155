// Calls of the handover domain that run in the vault process, over one open vault.
import { basename } from 'node:path';
import { HoldfastError } from '../../shared/contract/failure.ts';
import type { PackSecret } from '../../shared/handover/contract.ts';
import type { JobId } from '../../shared/ids.ts';
import { ownIdentities, unreadRecipients } from '../backup/recipients.ts';
import { identitiesIn, type AgeIdentity } from '../backup/tool.ts';
import type { EvidenceContext } from '../evidence/context.ts';
import { requireAsked } from '../evidence/outside/privileged-gate.ts';
import type { Handlers } from '../ipc/handlers.ts';
import type { JobReporter } from '../jobs/job.ts';
import type { ProcessCallName, ProcessInput, ProcessOutput } from '../vault-process/contract.ts';
import { decide, listConflicts } from './conflicts.ts';
import { handOver } from './handing-over.ts';
import { passagesOf } from './passages.ts';
import { chosenRecipients, knownRecipients, recipientFor } from './recipients.ts';
import { countConflicts, newestPacks } from './repository.ts';
import { takeIn } from './taking-in.ts';
import { lookAtPack, withPack } from './tool.ts';

type Call = Extract<ProcessCallName, 'process.handOverTo' | 'process.packLook' | 'process.takeInFrom'>;

export interface HandoverHandlers {
  readonly handover: Handlers<'handover', 'vault'>;
  readonly process: { readonly [N in Call]: (input: ProcessInput<N>) => Promise<ProcessOutput<N>> };
}

/** A stop that was asked for ends a job as stopped; everything else that is thrown ends it as failed. */
const orStopped = (work: (reporter: JobReporter) => Promise<unknown>) => async (reporter: JobReporter): Promise<void> => {
  try {
    await work(reporter);
  } catch (error) {
    if (!(error instanceof HoldfastError && error.code === 'cancelled')) throw error;
  }
};

/** Everything about handover that is answered over one open vault; `context` is the evidence domain's. */
export const handoverHandlers = (context: EvidenceContext): HandoverHandlers => {
  const { session, jobs } = context;
  const identities = (secret: PackSecret): Promise<readonly AgeIdentity[]> => (secret.by === 'own' ? ownIdentities(session) : Promise.resolve().then(() => identitiesIn(secret.key)));
  return {
    handover: {
      async state() {
        const { rows: packs, unread } = await newestPacks(session.read);
        return { packs, recipients: await knownRecipients(session), unread: { ...(await unreadRecipients(session.read)), packs: unread }, conflicts: await countConflicts(session.read) };
      },
      recipient: ({ recipient }) => recipientFor(session, recipient),
      conflicts: (input) => listConflicts(context, input),
      decide: (input) => decide(context, input),
      passages: async ({ id }) => ({ passages: await passagesOf(session, id) }),
    },
    process: {
      async 'process.handOverTo'({ file, selection, recipients, pasted, reason, senderName, privileged = null }) {
        await requireAsked(session.read, selection, privileged);
        const to = await chosenRecipients(session, recipients, pasted);
        return { job: jobs.start('hand-over', orStopped((reporter) => handOver(context, { file, selection, recipients: to, reason, senderName, privileged }, reporter))).id };
      },
      async 'process.packLook'({ file }) {
        await lookAtPack(file);
        return {};
      },
      async 'process.takeInFrom'({ file, secret, cases }) {
        const keys = await identities(secret);
        const started = Promise.withResolvers<JobId>();
        // The job begins when the pack is open: a key that does not fit is told where it was chosen, and nowhere else.
        void withPack(file, keys, async (pack) => {
          const { id, done } = jobs.start('take-in', orStopped((reporter) => takeIn(context, pack, { fileName: basename(file), cases }, reporter)));
          started.resolve(id);
          await done;
        }).catch(started.reject);
        return { job: await started.promise };
      },
    },
  };
};
