// `holdfast cases`: the cases of a vault, in the order that people gave them, and how many items each holds.
import type { Command } from 'commander';
import type { Formatter } from '../../../shared/i18n/format.ts';
import { casesState } from '../../cases/service.ts';
import { itemsByCase } from '../../evidence/tool.ts';
import { vaultArgument, withOpening } from '../arguments.ts';
import { withVault, type OpeningOptions } from '../opened-vault.ts';
import { plain } from '../output.ts';
import { utc } from '../printed-records.ts';
import { runCommand } from '../tool.ts';

export const addCases = (program: Command, words: Formatter): void => {
  withOpening(program.command('cases').description(words.text('cli.cases.about')).addArgument(vaultArgument(words)), words)
    .action((vault: string, options: OpeningOptions & { readonly json?: boolean }) =>
      runCommand(words, options.json === true, (bench) =>
        withVault(vault, options, bench, true, async ({ session }) => {
          const { cases, chosen } = await casesState(session.read);
          const items = await itemsByCase(session);
          const all = cases.map(({ id, code, name, about, openedAt, closedAt }) => ({
            code, name, about, openedAt: utc(openedAt), closedAt: closedAt === null ? null : utc(closedAt), items: items.get(id) ?? 0, workedIn: id === chosen.case,
          }));
          return {
            document: { cases: all },
            lines: all.map((one) => plain([one.code, String(one.items), one.name, ...(one.closedAt === null ? [] : [words.text('cases.closed')])].filter((part) => part !== '').join('  '))),
            exitCode: 0,
          };
        })));
};
