// `holdfast list`: what is in the vault, or what a search finds, in the order of the numbers.
import { type Command } from 'commander';
import { everything, type EvidenceRow } from '../../../shared/evidence/schema.ts';
import type { Formatter } from '../../../shared/i18n/format.ts';
import { listEvidence } from '../../evidence/tool.ts';
import { vaultArgument, withOpening } from '../arguments.ts';
import { withVault, type OpeningOptions } from '../opened-vault.ts';
import { plain } from '../output.ts';
import { utc } from '../printed-records.ts';
import { ProblemOfUse } from '../problems-of-use.ts';
import { runCommand } from '../tool.ts';

interface Options extends OpeningOptions {
  readonly json?: boolean;
  readonly search?: string;
  readonly kind?: string;
}

/** Kinds of records that a vault holds. */
const kinds = ['evidence'];

const titleOf = (row: EvidenceRow): string => (row.title === '' ? row.fileName : row.title);

export const addList = (program: Command, words: Formatter): void => {
  withOpening(program.command('list').description(words.text('cli.list.about')).addArgument(vaultArgument(words)), words)
    .option('--search <text>', words.text('cli.list.search'))
    .option('--kind <kind>', words.text('cli.list.kind'))
    .action((vault: string, options: Options) =>
      runCommand(words, options.json === true, async (bench) => {
        if (options.kind !== undefined && !kinds.includes(options.kind)) throw new ProblemOfUse('cli.use.kindNotKnown', { name: options.kind, known: kinds.join(', ') });
        return withVault(vault, options, bench, true, async ({ session }) => {
          const items = [];
          for await (const row of listEvidence(session, { ...everything, text: (options.search ?? '').slice(0, 500) })) {
            items.push({ id: row.id, kind: 'evidence', title: titleOf(row), sha256: row.sha256, size: row.size, mediaType: row.mediaType, addedAt: utc(row.addedAt) });
            await bench.output.line(plain(`${row.id}  ${words.value('evidenceKind', row.kind)}  ${String(row.size)}  ${titleOf(row)}`));
          }
          return { document: { items }, lines: items.length === 0 ? [words.text('cli.list.empty')] : [], exitCode: 0 };
        });
      }));
};
