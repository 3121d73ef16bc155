// Everything the vault process answers: joins the domains' handlers over the one open vault. A call of a domain that needs an
// open vault meets `vault-locked` here, whatever main believes.
import { HoldfastError, type FailureCode } from '../../shared/contract/failure.ts';
import { calls, type CallName } from '../../shared/contract/registry.ts';
import { failed, success, type Result } from '../../shared/contract/result.ts';
import type { JobProgress } from '../../shared/jobs/schema.ts';
import { instant } from '../../shared/time.ts';
import { backupHandlers, restoreHandlers } from '../backup/handlers.ts';
import { casesHandlers } from '../cases/handlers.ts';
import { custodyHandlers } from '../custody/handlers.ts';
import { draftsHandlers } from '../drafts/handlers.ts';
import { evidenceHandlers, type EvidenceHandlers } from '../evidence/handlers.ts';
import { settleOutside } from '../evidence/outside/settling.ts';
import { noteFindings, recordedObjects } from '../evidence/checking/whole-vault.ts';
import { handoverHandlers } from '../handover/handlers.ts';
import { keepInMind } from '../health/found-harm.ts';
import { healthHandlers } from '../health/handlers.ts';
import { homeHandlers } from '../home/handlers.ts';
import { failureOf } from '../ipc/failure-map.ts';
import { createOneRestore } from '../backup/one-restore.ts';
import { jobsHandlers, underWayHandlers } from '../jobs/handlers.ts';
import { createJobs, type Jobs } from '../jobs/registry.ts';
import { createUnderWay, type UnderWay } from '../jobs/unfinished.ts';
import { startVerify } from '../jobs/verify-job.ts';
import { madeUpCaseHandlers } from '../made-up-case/handlers.ts';
import { mirrorHandlers, mirrorRestoreHandlers } from '../mirror/handlers.ts';
import { recordingHandlers } from '../recording/handlers.ts';
import { createRecorder, type Recorder } from '../recording/recorder.ts';
import { settleRecordings } from '../recording/settling.ts';
import { settingsHandlers } from '../settings/handlers.ts';
import { settingsOf } from '../settings/service.ts';
import { headerFind, headerHandlers, askedAgainHandlers, duressHandlers, openingHandlers, recoveryHandlers, systemRandom, vaultHandlers, VaultService, verifyVault } from '../vault/index.ts';
import { fromRowError } from '../vault/database/row-damage.ts';
import { printForm, printHealth, printShareOf, printSheet } from './documents.ts';
import type { ProcessInput, ProcessOutput } from './contract.ts';
import type { CallMessage, Emit } from './messages.ts';
import { createTypedSaves } from './typed-saves.ts';

type Handler = (input: never) => Promise<unknown>;
type Table = Readonly<Record<string, Handler>>;

export interface VaultHost {
  /** Answers one message. Never throws. */
  answer(message: CallMessage): Promise<Result<unknown>>;
}

interface OpenDomains {
  readonly jobs: Jobs;
  readonly underWay: UnderWay;
  readonly evidence: EvidenceHandlers;
  readonly recorder: Recorder;
  readonly tables: Readonly<Record<string, Table>>;
}

/** A failure of an internal call may be any: main's declaration of the public call decides what crosses to the window. */
const declaredFailures = (name: string): readonly FailureCode[] | 'any' => {
  const declaration = calls.get(name as CallName);
  return declaration === undefined ? 'any' : declaration.failures;
};

export const createVaultHost = ({ emit, report }: { readonly emit: Emit; readonly report: (error: unknown) => void }): VaultHost => {
  const service = new VaultService();
  let domains: OpenDomains | null = null;
  const typedSaves = createTypedSaves();

  const startVerifying = (readData: boolean) => {
    const { session } = service;
    const { jobs, evidence } = opened();
    return startVerify(jobs, async (progress) => {
      const check = { stopped: false };
      const mayContinue = async (): Promise<boolean> => {
        const may = await progress.mayContinue();
        check.stopped ||= !may;
        return may;
      };
      const result = await verifyVault(session, { readData, recorded: recordedObjects(session), progress: { ...progress, mayContinue } });
      if (!check.stopped) keepInMind(session, result);
      // A check cut short is no check: the custody log must not say that the vault was looked through.
      if (!check.stopped && (await noteFindings(session, result, readData))) {
        evidence.changed();
      }
    });
  };
  const needs = {
    service, settingsOf, random: systemRandom,
    clock: () => instant(Date.now()),
    printRecoverySheet: printSheet,
    startVerify: startVerifying,
  };
  const always: Readonly<Record<string, Table>> = { vault: vaultHandlers(needs), recovery: recoveryHandlers({ service, printShare: printShareOf }) };
  const openings = openingHandlers(needs);
  const oneRestore = createOneRestore(emit);
  const restoring = restoreHandlers(oneRestore);
  const withWhatIsOutside = async <T extends ProcessOutput<'process.open'>>(answer: T): Promise<T> => {
    const left = await settleOutside(service.session, report);
    const recorded = await settleRecordings(opened().evidence.context, report);
    return { ...answer, report: { ...answer.report, problems: [...answer.report.problems, ...left, ...recorded] } };
  };
  const opening: Table = {
    ...openings,
    ...restoring.process,
    ...mirrorRestoreHandlers(oneRestore),
    'backup.stopRestore': restoring.stopRestore,
    'process.headerFind': headerFind,
    'process.open': async (input: ProcessInput<'process.open'>) => withWhatIsOutside(await openings['process.open'](input)),
    'process.recover': async (input: ProcessInput<'process.recover'>) => withWhatIsOutside(await openings['process.recover'](input)),
  };

  const opened = (): OpenDomains => {
    const { session } = service;
    if (domains === null) {
      const underWay = createUnderWay(session, report);
      const jobs = createJobs((event, payload) => {
        emit(event, payload);
        if (event === 'jobs.progress') underWay.see(payload as JobProgress);
      });
      const evidence = evidenceHandlers(session, jobs);
      const recorder = createRecorder(evidence.context);
      const recording = recordingHandlers(session, recorder);
      const header = headerHandlers(service);
      const backup = backupHandlers(session, jobs, recordedObjects(session));
      const handover = handoverHandlers(evidence.context);
      const mirror = mirrorHandlers(session, jobs, recordedObjects(session));
      domains = {
        jobs,
        underWay,
        evidence,
        recorder,
        tables: {
          evidence: evidence.evidence,
          process: { ...evidence.process, ...header.process, ...backup.process, ...mirror.process, ...handover.process, ...recording.process, ...madeUpCaseHandlers(evidence.context), ...askedAgainHandlers(service) },
          backup: backup.backup,
          cases: casesHandlers(session, emit, evidence.countsByCase),
          keyDisk: header.keyDisk,
          handover: handover.handover,
          mirror: mirror.mirror,
          recording: recording.recording,
          jobs: { ...jobsHandlers(jobs), ...underWayHandlers(underWay) },
          custody: custodyHandlers({ session: () => service.session, printForm: (input) => printForm(session, input) }),
          drafts: draftsHandlers(session),
          health: healthHandlers(session, (input) => printHealth(session, input)),
          home: homeHandlers(session),
          duress: duressHandlers(service),
          settings: settingsHandlers({
            session: () => service.session,
            changed: (settings) => {
              emit('settings.changed', settings);
            },
          }),
        },
      };
    }
    return domains;
  };

  const close = async (): Promise<void> => {
    const closing = domains;
    domains = null;
    await closing?.recorder.close();
    await closing?.underWay.closing(closing.jobs.list().filter((job) => !job.ended).map((job) => job.progress()));
    // A change of many items is a job too: it stops at its next step.
    await closing?.jobs.close();
    await typedSaves.settled();
    await closing?.evidence.close();
    await service.close();
  };

  const handlerOf = (name: string): Handler => {
    if (name === 'process.close') {
      return async () => {
        await close();
        return {};
      };
    }
    const [domain = '', call = ''] = name.split('.');
    const handler = opening[name] ?? always[domain]?.[call] ?? (domain === 'process' ? opened().tables['process']?.[name] : opened().tables[domain]?.[call]);
    if (handler === undefined) {
      throw new HoldfastError('unexpected');
    }
    return handler;
  };

  return {
    async answer({ name, input }) {
      try {
        // Main checked the input by this call's schema before it sent it.
        const answer = handlerOf(name)(input as never);
        typedSaves.see(name, answer);
        return success(await answer);
      } catch (thrown) {
        const error = fromRowError(thrown);
        if (error !== thrown) report(thrown);
        const declared = declaredFailures(name);
        return failed(declared === 'any' && error instanceof HoldfastError ? { code: error.code, facts: error.facts } : failureOf(error, declared === 'any' ? [] : declared, report));
      }
    },
  };
};
