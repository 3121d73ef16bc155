// `holdfast cases`: the cases of a vault, in the order that people gave them, and how many items each holds. Makes one, changes one, closes one or opens it
// again, before it lists them; one of these at a time.
import type { Command } from 'commander';
import { caseAboutSchema, caseCodeSchema, caseNameSchema, type UnreadCase } from '../../../shared/cases/schema.ts';
import type { Formatter } from '../../../shared/i18n/format.ts';
import type { CaseId } from '../../../shared/ids.ts';
import { casesState, changeCase, makeCase, setClosed } from '../../cases/service.ts';
import { itemsByCase } from '../../evidence/tool.ts';
import type { VaultSession } from '../../vault/session.ts';
import { vaultArgument, withOpening } from '../arguments.ts';
import { caseOfThisCode } from '../named-case.ts';
import { withVault, type OpeningOptions } from '../opened-vault.ts';
import { plain } from '../output.ts';
import { utc } from '../printed-records.ts';
import { ProblemOfUse } from '../problems-of-use.ts';
import { runCommand } from '../tool.ts';

interface Options extends OpeningOptions {
  readonly json?: boolean;
  readonly make?: string;
  readonly change?: string;
  readonly close?: string;
  readonly openAgain?: string;
  readonly code?: string;
  readonly name?: string;
  readonly about?: string;
}

/** Changes the cases and answers with which one it was about. */
type Act = (session: VaultSession) => Promise<CaseId>;

const acts = '--make, --change, --close, --open-again';

const codeIn = (text: string): string => {
  const parsed = caseCodeSchema.safeParse(text);
  if (!parsed.success) throw new ProblemOfUse('cli.use.caseCode');
  return parsed.data;
};

const nameIn = (text: string): string => {
  const parsed = caseNameSchema.min(1).safeParse(text);
  if (!parsed.success) throw new ProblemOfUse('cli.use.caseName');
  return parsed.data;
};

const aboutIn = (text: string): string => {
  const parsed = caseAboutSchema.safeParse(text);
  if (!parsed.success) throw new ProblemOfUse('cli.use.valueRefused', { name: '--about' });
  return parsed.data;
};

const making = (code: string, { name, about = '' }: Options): Act => {
  if (name === undefined) throw new ProblemOfUse('cli.use.optionNeeded', { name: '--name' });
  const said = { code: codeIn(code), name: nameIn(name), about: aboutIn(about) };
  return (session) => makeCase(session, said);
};

const changing = (which: string, { code, name, about }: Options): Act => {
  if (code === undefined && name === undefined && about === undefined) throw new ProblemOfUse('cli.use.chooseOne', { name: '--code, --name, --about' });
  const said = { ...(code === undefined ? {} : { code: codeIn(code) }), ...(name === undefined ? {} : { name: nameIn(name) }), ...(about === undefined ? {} : { about: aboutIn(about) }) };
  return async (session) => {
    const { id, ...before } = await caseOfThisCode(session, which);
    await changeCase(session, { case: id, code: before.code, name: before.name, about: before.about, ...said });
    return id;
  };
};

const closing = (which: string, closed: boolean): Act => async (session) => {
  const { id } = await caseOfThisCode(session, which);
  await setClosed(session, { case: id, closed });
  return id;
};

/** The act that the options ask for, or null where the cases are only listed. Throws a problem of use for more than one, and for words that belong to none. */
const actOf = (options: Options): Act | null => {
  const { make, change, close, openAgain, code, name, about } = options;
  const asked = [make, change, close, openAgain].filter((which) => which !== undefined).length;
  const described = name !== undefined || about !== undefined;
  if (asked > 1 || (asked === 0 && (described || code !== undefined))) throw new ProblemOfUse('cli.use.chooseOne', { name: acts });
  if (code !== undefined && change === undefined) throw new ProblemOfUse('cli.use.optionsConflict', { name: '--code' });
  if (described && make === undefined && change === undefined) throw new ProblemOfUse('cli.use.optionsConflict', { name: name === undefined ? '--about' : '--name' });
  if (make !== undefined) return making(make, options);
  if (change !== undefined) return changing(change, options);
  if (close !== undefined) return closing(close, true);
  return openAgain === undefined ? null : closing(openAgain, false);
};

/** How many cases cannot be read, which as far as that is known, and what to do. */
const unreadCases = (unread: readonly UnreadCase[], { text, intl }: Formatter): string => {
  const known = unread.flatMap(({ id }) => (id === null ? [] : [id]));
  return text('cases.unread', { count: unread.length, known: known.length, names: intl.formatList(known) });
};

export const addCases = (program: Command, words: Formatter): void => {
  withOpening(program.command('cases').description(words.text('cli.cases.about')).addArgument(vaultArgument(words)), words)
    .option('--make <code>', words.text('cli.cases.make'))
    .option('--change <code>', words.text('cli.cases.change'))
    .option('--close <code>', words.text('cli.cases.close'))
    .option('--open-again <code>', words.text('cli.cases.openAgain'))
    .option('--code <code>', words.text('cli.cases.code'))
    .option('--name <text>', words.text('cli.cases.name'))
    .option('--about <text>', words.text('cli.cases.aboutIt'))
    .action((vault: string, options: Options) =>
      runCommand(words, options.json === true, async (bench) => {
        const act = actOf(options);
        return withVault(vault, options, bench, act === null, async ({ session }) => {
          const changed = act === null ? null : await act(session);
          const { cases, unread, chosen } = await casesState(session.read);
          const items = await itemsByCase(session);
          const all = cases.map(({ id, code, name, about, openedAt, closedAt }) => ({
            code, name, about, openedAt: utc(openedAt), closedAt: closedAt === null ? null : utc(closedAt), items: items.get(id) ?? 0, workedIn: id === chosen.case,
          }));
          const of = cases.find(({ id }) => id === changed);
          return {
            document: { cases: all, ...(unread.length === 0 ? {} : { unread: unread.map(({ id }) => id) }), ...(of === undefined ? {} : { case: of.code }) },
            lines: all.map((one) => plain([one.code, String(one.items), one.name, ...(one.closedAt === null ? [] : [words.text('cases.closed')])].filter((part) => part !== '').join('  '))).concat(unread.length === 0 ? [] : [unreadCases(unread, words)]),
            exitCode: unread.length === 0 ? 0 : 3,
          };
        });
      }));
};
