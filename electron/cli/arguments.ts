// What is common to the commands' arguments and options, so that they are worded and checked the same everywhere.
import { Argument, InvalidArgumentError, Option, type Command } from 'commander';
import { privilegedWays } from '../../shared/evidence/schema.ts';
import type { Formatter } from '../../shared/i18n/format.ts';
import { evidenceIdSchema, type EvidenceId } from '../../shared/ids.ts';
import { headerOption } from './header-places.ts';
import { memberNameSchema } from '../../shared/vault/schema.ts';

export const vaultArgument = (words: Formatter): Argument => new Argument('<vault>', words.text('cli.vault'));

/** An item's number as people type it. */
export const idFrom = (text: string): EvidenceId => {
  const parsed = evidenceIdSchema.safeParse(text.toUpperCase());
  if (!parsed.success) throw new InvalidArgumentError('');
  return parsed.data;
};

export const idArgument = (words: Formatter): Argument => new Argument('<id>', words.text('cli.id')).argParser(idFrom);

/** One number or more. */
export const severalIdsArgument = (words: Formatter): Argument =>
  new Argument('<id...>', words.text('cli.ids')).argParser((text: string, earlier: readonly EvidenceId[] | undefined) => [...(earlier ?? []), idFrom(text)]);

/** A person's name as the vault keeps it. */
export const personName = (text: string): string => {
  const parsed = memberNameSchema.safeParse(text);
  if (!parsed.success) throw new InvalidArgumentError('');
  return parsed.data;
};

/** `--json`, which every command takes. */
export const withJson = (command: Command, words: Formatter): Command => command.option('--json', words.text('cli.option.json'));

/** The options by which a vault is opened, and `--json`. */
export const withOpening = (command: Command, words: Formatter): Command =>
  withJson(command, words)
    .option('--passphrase-file <file>', words.text('cli.option.passphraseFile'))
    .option('--with-recovery-code', words.text('cli.option.recoveryCode'))
    .addOption(headerOption(words));

/** What becomes of items that are marked as between a lawyer and a client. */
export const privilegedOption = (words: Formatter): Option => new Option('--privileged <way>', words.text('cli.option.privileged')).choices(privilegedWays);

export const newPassphraseFile = (words: Formatter): Option => new Option('--new-passphrase-file <file>', words.text('cli.option.newPassphraseFile'));
