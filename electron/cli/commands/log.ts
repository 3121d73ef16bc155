// `holdfast log`: the whole custody log, whether it follows, and whether a witness code written down earlier still fits it.
import type { Command } from 'commander';
import type { OutputOf } from '../../../shared/contract/registry.ts';
import type { CustodyEntry } from '../../../shared/custody/schema.ts';
import type { Formatter } from '../../../shared/i18n/format.ts';
import { compareWitness, correctedEntries, custodyHead, walkLog } from '../../custody/service.ts';
import { verifyChain } from '../../custody/verify.ts';
import type { ExitCode } from '../answer.ts';
import { vaultArgument, withOpening } from '../arguments.ts';
import { withVault, type OpeningOptions } from '../opened-vault.ts';
import { custodyDocument, custodyLine } from '../printed-records.ts';
import { runCommand } from '../tool.ts';

interface Options extends OpeningOptions {
  readonly json?: boolean;
  readonly verify?: boolean;
  readonly witness?: string;
}

type WitnessCheck = OutputOf<'custody.compareWitness'>;

const witnessLine = (check: WitnessCheck, words: Formatter): string => {
  switch (check.outcome) {
    case 'same-as-now': return words.text('cli.log.witnessSame');
    case 'was-head-then': return words.text('cli.log.witnessThen', { seq: check.seq ?? 0, since: check.entriesSince ?? 0 });
    case 'does-not-match': return words.text('cli.log.witnessDoesNotMatch');
    case 'not-a-code': return words.text('cli.log.witnessNotACode');
  }
};

const exitCodeOf = (chainHolds: boolean, check: WitnessCheck | null): ExitCode => {
  if (!chainHolds || check?.outcome === 'does-not-match') return 3;
  return check?.outcome === 'not-a-code' ? 1 : 0;
};

export const addLog = (program: Command, words: Formatter): void => {
  withOpening(program.command('log').description(words.text('cli.log.about')).addArgument(vaultArgument(words)), words)
    .option('--verify', words.text('cli.log.verify'))
    .option('--witness <code>', words.text('cli.log.witness'))
    .action((vault: string, options: Options) =>
      runCommand(words, options.json === true, (bench) =>
        withVault(vault, options, bench, true, async ({ session }) => {
          const entries: CustodyEntry[] = [];
          const unread: number[] = [];
          const corrected = await correctedEntries(session.read);
          for await (const { seq, entry } of walkLog(session.read)) {
            if (entry === null) {
              unread.push(seq);
              await bench.output.line(words.text('custody.entryUnread', { seq }));
              continue;
            }
            entries.push(entry);
            await bench.output.line(custodyLine(entry, words, corrected));
          }
          // The walk is cheap and an answer that says "ok" without it would be a guess.
          const chain = await verifyChain(session.read);
          const head = await custodyHead(session.read);
          const check = options.witness === undefined ? null : await compareWitness(session.read, options.witness);
          const said = [
            ...(chain.brokenAt === null ? [] : [words.text('cli.log.broken', { seq: chain.brokenAt })]),
            ...(options.verify === true && chain.ok ? [words.text('cli.log.verified', { count: chain.entries })] : []),
            ...(chain.timeWentBackAt.length === 0 ? [] : [words.text('cli.log.timeWentBack', { count: chain.timeWentBackAt.length, entries: chain.timeWentBackAt.join(', ') })]),
            ...(check === null ? [] : [witnessLine(check, words)]),
            words.text('cli.log.witnessNow', { witness: head.witness }),
          ];
          return {
            document: {
              ok: chain.ok && check?.outcome !== 'does-not-match', entries: entries.map(custodyDocument), head: { seq: head.seq, hash: head.hash }, witness: head.witness,
              brokenAt: chain.brokenAt, timeWentBackAt: chain.timeWentBackAt, ...(unread.length === 0 ? {} : { unread }), ...(check === null ? {} : { witnessCheck: check }),
            },
            lines: said,
            exitCode: exitCodeOf(chain.ok, check),
          };
        })));
};
