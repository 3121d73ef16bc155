// `holdfast passphrase`: who can open the vault, and with what. Exactly one change at a time.
import type { Command } from 'commander';
import { resolve } from 'node:path';
import type { Formatter } from '../../../shared/i18n/format.ts';
import { memberCodeSchema, type MemberCode } from '../../../shared/ids.ts';
import type { Member } from '../../../shared/vault/schema.ts';
import { newPassphraseFile, vaultArgument, withOpening } from '../arguments.ts';
import { withVault, type OpenedVault, type OpeningOptions } from '../opened-vault.ts';
import { plain } from '../output.ts';
import { utc } from '../printed-records.ts';
import { ProblemOfUse } from '../problems-of-use.ts';
import { readSecret } from '../secret-input.ts';
import { runCommand, type Workbench } from '../tool.ts';

interface Options extends OpeningOptions {
  readonly json?: boolean;
  readonly newPassphraseFile?: string;
  readonly change?: boolean;
  readonly addPerson?: string;
  readonly removePerson?: string;
  readonly list?: boolean;
  readonly newRecoveryCode?: boolean;
  readonly duress?: string;
  readonly decoy?: string;
}

interface Done {
  readonly lines: readonly string[];
  readonly more: { readonly recoveryCode?: string; readonly member?: MemberCode };
}

const acts = '--change, --add-person, --remove-person, --new-recovery-code, --duress, --list';

const newPassphrase = (options: Options, bench: Workbench): Promise<string> =>
  readSecret({ file: options.newPassphraseFile, variable: 'HOLDFAST_NEW_PASSPHRASE', question: 'cli.ask.newPassphrase', twice: true }, bench);

const codeFrom = (text: string): MemberCode => {
  const parsed = memberCodeSchema.safeParse(text.toUpperCase());
  if (!parsed.success) throw new ProblemOfUse('cli.use.valueRefused', { name: text });
  return parsed.data;
};

/** Says the same whatever was set, and nothing of what was there before. */
const setDuress = async (effect: string, options: Options, { service, secret }: OpenedVault, bench: Workbench): Promise<Done> => {
  const { decoy } = options;
  if (effect === 'none') await service.removeDuress(secret);
  else if (effect === 'unreadable') await service.setDestroy(secret, await newPassphrase(options, bench));
  else if (decoy !== undefined) await service.setDecoy(secret, await newPassphrase(options, bench), resolve(decoy), null);
  return { lines: [bench.words.text('cli.passphrase.duressSet')], more: {} };
};

/** The one act that the options ask for; ProblemOfUse when there is none or more than one. */
const actOf = (options: Options, bench: Workbench): ((opened: OpenedVault) => Promise<Done>) => {
  const { words } = bench;
  const possible: ((opened: OpenedVault) => Promise<Done>)[] = [];
  const { addPerson, removePerson } = options;
  if (options.change === true) possible.push(async ({ service, secret }) => {
    await service.changePassphrase(secret, await newPassphrase(options, bench));
    return { lines: [words.text('cli.passphrase.changed')], more: {} };
  });
  if (addPerson !== undefined) possible.push(async ({ service, secret }) => {
    const { code } = await service.addMember(secret, addPerson, await newPassphrase(options, bench));
    return { lines: [words.text('cli.passphrase.added', { member: code })], more: { member: code } };
  });
  if (removePerson !== undefined) {
    const code = codeFrom(removePerson);
    possible.push(async ({ service, secret }) => {
      await service.removeMember(secret, code);
      return { lines: [words.text('cli.passphrase.removed', { member: code })], more: { member: code } };
    });
  }
  if (options.newRecoveryCode === true) possible.push(async ({ service, secret }) => {
    const recoveryCode = await service.renewRecoveryCode(secret);
    return { lines: [words.text('cli.create.recoveryCode', { code: recoveryCode }), words.text('cli.create.recoveryHint')], more: { recoveryCode } };
  });
  const { duress } = options;
  if (duress !== undefined) {
    // Refused before a secret is asked for.
    if (!['decoy', 'unreadable', 'none'].includes(duress) || (duress === 'decoy') !== (options.decoy !== undefined)) throw new ProblemOfUse('cli.use.valueRefused', { name: `--duress ${duress}` });
    possible.push((opened) => setDuress(duress, options, opened, bench));
  }
  if (options.list === true) possible.push(() => Promise.resolve({ lines: [], more: {} }));
  const [act, ...others] = possible;
  if (act === undefined || others.length > 0) throw new ProblemOfUse('cli.use.chooseOne', { name: acts });
  return act;
};

const memberLine = (member: Member, words: Formatter): string =>
  plain(member.removedAt === null
    ? words.text('cli.members.line', { code: member.code, name: member.name, added: utc(member.addedAt), ways: member.opensWith.map((kind) => words.value('slotKind', kind)).join(', ') })
    : words.text('cli.members.removed', { code: member.code, name: member.name, removed: utc(member.removedAt) }));

export const addPassphrase = (program: Command, words: Formatter): void => {
  withOpening(program.command('passphrase').description(words.text('cli.passphrase.about')).addArgument(vaultArgument(words)), words)
    .option('--change', words.text('cli.passphrase.change'))
    .option('--add-person <name>', words.text('cli.passphrase.addPerson'))
    .option('--remove-person <code>', words.text('cli.passphrase.remove'))
    .option('--new-recovery-code', words.text('cli.passphrase.newRecoveryCode'))
    .option('--duress <effect>', words.text('cli.passphrase.duress'))
    .option('--decoy <folder>', words.text('cli.passphrase.decoy'))
    .option('--list', words.text('cli.passphrase.list'))
    .addOption(newPassphraseFile(words))
    .action((vault: string, options: Options) =>
      runCommand(words, options.json === true, async (bench) => {
        const act = actOf(options, bench);
        return withVault(vault, options, bench, false, async (opened) => {
          const { lines, more } = await act(opened);
          const members = await opened.service.members();
          return {
            document: { members: members.map((member) => ({ ...member, addedAt: utc(member.addedAt), removedAt: member.removedAt === null ? null : utc(member.removedAt) })), ...more },
            lines: [...lines, ...(options.list === true ? members.map((member) => memberLine(member, words)) : [])],
            exitCode: 0,
          };
        });
      }));
};
