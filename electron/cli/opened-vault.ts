// Opens a vault for one command and closes it whatever happens. What opening found is said before the command's own answer.
import { problemValues } from '../../shared/i18n/format.ts';
import { instant } from '../../shared/time.ts';
import { settleOutside } from '../evidence/outside/settling.ts';
import { settleRecordingsOf } from '../recording/settling.ts';
import { systemRandom, VaultService, type Clock, type OpenSession } from '../vault/index.ts';
import { finishWipeOf, headerPlacesOf, type HeaderOptions } from './header-places.ts';
import { readSecret } from './secret-input.ts';
import type { Workbench } from './tool.ts';

/** Options that every command on an existing vault takes. */
export interface OpeningOptions extends HeaderOptions {
  readonly passphraseFile?: string;
  readonly withRecoveryCode?: boolean;
}

/** How it is opened, beyond what people type. */
interface Opening extends OpeningOptions {
  /** Mends damaged pages of the records that every opening reads. */
  readonly mend?: boolean;
}

export interface OpenedVault {
  readonly session: OpenSession;
  readonly service: VaultService;
  /** What opened it: changing who can open asks for it again. */
  readonly secret: string;
  /** Whether damaged pages of the records were mended at this opening. */
  readonly mended: boolean;
}

export const clock: Clock = () => instant(Date.now());

/** Asks for what opens a vault, by file, variable or keyboard. */
export const secretOf = (options: OpeningOptions, bench: Workbench): Promise<string> =>
  readSecret({ file: options.passphraseFile, variable: 'HOLDFAST_PASSPHRASE', question: options.withRecoveryCode === true ? 'cli.ask.recoveryCode' : 'cli.ask.passphrase', twice: false }, bench);

/**
 * Runs `work` with the open vault. `evenIfRolledBack` is for commands that only look: they may read a vault whose history was put
 * back. A vault whose wiping was cut short is finished first and is then not there. Throws the failures of opening.
 */
export const withVault = async <T>(folder: string, options: Opening, bench: Workbench, evenIfRolledBack: boolean, work: (opened: OpenedVault) => Promise<T>): Promise<T> => {
  await finishWipeOf(folder, options);
  const secret = await secretOf(options, bench);
  const service = new VaultService();
  const { session, report } = await service.open({ folder, headerPlaces: headerPlacesOf(options), secret, kind: options.withRecoveryCode === true ? 'recovery-code' : 'passphrase', clock, random: systemRandom, evenIfRolledBack, mend: options.mend });
  try {
    for (const problem of [...report.problems, ...(await settleOutside(session)), ...(await settleRecordingsOf(session))]) await bench.output.say(bench.words.text('cli.opened.problem', { problem: bench.words.text(`problem.${problem.kind}`, problemValues(problem)) }));
    if (report.sweptFiles > 0) await bench.output.say(bench.words.text('cli.opened.swept', { count: report.sweptFiles }));
    return await work({ session, service, secret, mended: report.problems.some(({ kind }) => kind === 'pages-mended') });
  } finally {
    await service.close();
  }
};
