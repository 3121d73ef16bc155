// `holdfast list`: what is in the vault, or what a search finds, in the order of the numbers.
import { type Command } from 'commander';
import { everything, isRead, type EvidenceRow, type ListedRow } from '../../../shared/evidence/schema.ts';
import type { Formatter } from '../../../shared/i18n/format.ts';
import type { CaseId, EvidenceId } from '../../../shared/ids.ts';
import { casesState } from '../../cases/service.ts';
import { listWithDamaged, unnumberedItems } from '../../evidence/tool.ts';
import type { OpenSession } from '../../vault/index.ts';
import { vaultArgument, withOpening } from '../arguments.ts';
import { caseOption, namedCase } from '../named-case.ts';
import { withVault, type OpeningOptions } from '../opened-vault.ts';
import { plain } from '../output.ts';
import { utc } from '../printed-records.ts';
import { ProblemOfUse } from '../problems-of-use.ts';
import { runCommand } from '../tool.ts';

interface Options extends OpeningOptions {
  readonly json?: boolean;
  readonly search?: string;
  readonly kind?: string;
  readonly removed?: boolean;
  readonly case?: string;
}

/** Kinds of records that a vault holds. */
const kinds = ['evidence'];

const titleOf = (row: EvidenceRow): string => (row.title === '' ? row.fileName : row.title);

/** Said of an item that is not in the list. */
const statusOf = ({ removal, destruction }: EvidenceRow): 'removed' | 'unreadable' | null => (destruction !== null ? 'unreadable' : removal === null ? null : 'removed');

/** The items in the list, or those that were removed from it and those that were made unreadable. */
const rowsOf = async function* (session: OpenSession, options: Options, within: CaseId | null): AsyncGenerator<ListedRow> {
  const query = { ...everything, case: within, text: (options.search ?? '').slice(0, 500) };
  for (const only of options.removed === true ? (['removed', 'destroyed'] as const) : (['all'] as const)) yield* listWithDamaged(session, { ...query, only });
};

export const addList = (program: Command, words: Formatter): void => {
  withOpening(program.command('list').description(words.text('cli.list.about')).addArgument(vaultArgument(words)), words)
    .option('--search <text>', words.text('cli.list.search'))
    .option('--kind <kind>', words.text('cli.list.kind'))
    .option('--removed', words.text('cli.list.removed'))
    .addOption(caseOption(words))
    .action((vault: string, options: Options) =>
      runCommand(words, options.json === true, async (bench) => {
        if (options.kind !== undefined && !kinds.includes(options.kind)) throw new ProblemOfUse('cli.use.kindNotKnown', { name: options.kind, known: kinds.join(', ') });
        return withVault(vault, options, bench, true, async ({ session }) => {
          const within = await namedCase(session, options.case);
          const codes = new Map((await casesState(session.read)).cases.map(({ id, code }) => [id, code]));
          const items = [];
          const unread: EvidenceId[] = [];
          for await (const row of rowsOf(session, options, within?.id ?? null)) {
            if (!isRead(row)) {
              unread.push(row.id);
              await bench.output.line(`${row.id}  ${words.text('list.damagedItem')}`);
              continue;
            }
            const status = statusOf(row);
            items.push({ id: row.id, kind: 'evidence', case: codes.get(row.case) ?? null, title: titleOf(row), sha256: row.sha256, size: row.size, mediaType: row.mediaType, addedAt: utc(row.addedAt), ...(status === null ? {} : { status }) });
            await bench.output.line(plain(`${row.id}  ${words.value('evidenceKind', row.kind)}  ${String(row.size)}  ${status === 'unreadable' ? words.text('cli.list.unreadable') : titleOf(row)}`));
          }
          const unnumbered = await unnumberedItems(session);
          const damaged = [...(unread.length === 0 ? [] : [words.text('evidence.unreadItems', { count: unread.length })]), ...(unnumbered === 0 ? [] : [words.text('evidence.unnumbered', { count: unnumbered })])];
          return {
            document: { items, ...(unread.length === 0 ? {} : { unread }), ...(unnumbered === 0 ? {} : { unnumbered }) },
            lines: [...(items.length + unread.length === 0 ? [words.text('cli.list.empty')] : []), ...damaged], exitCode: damaged.length === 0 ? 0 : 3,
          };
        });
      }));
};
