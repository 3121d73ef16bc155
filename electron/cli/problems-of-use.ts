// The tool was called in a way it cannot follow: a wrong option, no passphrase to be had, two passphrases that differ. Always
// exit code 1, always before anything was changed.
import type { MessageKey } from '../../shared/i18n/keys.ts';
import type { MessageValues } from '../../shared/i18n/format.ts';

export type ProblemOfUseKey = Extract<MessageKey, `cli.use.${string}`>;

export class ProblemOfUse extends Error {
  readonly key: ProblemOfUseKey;
  readonly values: MessageValues;

  constructor(key: ProblemOfUseKey, values: MessageValues = {}) {
    super(key);
    this.name = 'ProblemOfUse';
    this.key = key;
    this.values = values;
  }
}

const keyOfParserCode: Readonly<Record<string, ProblemOfUseKey>> = {
  'commander.unknownCommand': 'cli.use.unknownCommand',
  'commander.unknownOption': 'cli.use.unknownOption',
  'commander.missingArgument': 'cli.use.missingArgument',
  'commander.excessArguments': 'cli.use.excessArguments',
  'commander.optionMissingArgument': 'cli.use.optionNeedsValue',
  'commander.missingMandatoryOptionValue': 'cli.use.optionNeeded',
  'commander.invalidArgument': 'cli.use.valueRefused',
  'commander.conflictingOption': 'cli.use.optionsConflict',
};

/** The parser speaks English only; its code and the name it quotes are enough to say the same in any language. */
export const problemOfParser = (code: string, message: string): ProblemOfUse => {
  const name = /'([^']*)'/u.exec(message)?.[1] ?? '';
  return new ProblemOfUse(keyOfParserCode[code] ?? 'cli.use.notUnderstood', { name });
};
