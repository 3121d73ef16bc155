// `holdfast passage`: what happened to the object itself (a phone, a disk, a paper), put on record with one item or with all that it happened to at once.
import { InvalidArgumentError, Option, type Command } from 'commander';
import { happenings, mistaken, passageWordsSchema, type Happening, type PassageWord } from '../../../shared/custody/passage.ts';
import type { Formatter } from '../../../shared/i18n/format.ts';
import type { EvidenceId } from '../../../shared/ids.ts';
import { certainties, dateBases, datePartsFrom, type DateParts, type UncertainDate } from '../../../shared/time.ts';
import { recordPassageOf } from '../../evidence/tool.ts';
import { severalIdsArgument, vaultArgument, withOpening } from '../arguments.ts';
import { withVault, type OpeningOptions } from '../opened-vault.ts';
import { ProblemOfUse } from '../problems-of-use.ts';
import { runCommand } from '../tool.ts';

const wordOptions = {
  fromWhom: ['--from <text>', 'from'], toWhom: ['--to <text>', 'to'], byWhom: ['--by <text>', 'by'], witnessedBy: ['--witness <text>', 'witness'], place: ['--place <text>', 'place'],
  sealNo: ['--seal <text>', 'seal'], conditionBefore: ['--condition-before <text>', 'conditionBefore'], conditionAfter: ['--condition-after <text>', 'conditionAfter'],
  purpose: ['--purpose <text>', 'purpose'], method: ['--method <text>', 'method'], changeMade: ['--change <text>', 'change'], note: ['--note <text>', 'note'],
} as const satisfies Record<PassageWord, readonly [string, string]>;

interface Options extends OpeningOptions, Partial<Record<(typeof wordOptions)[PassageWord][1], string>> {
  readonly json?: boolean;
  readonly action: Happening;
  readonly when?: DateParts;
  readonly until?: DateParts;
  readonly certainty?: UncertainDate['certainty'];
  readonly basis?: UncertainDate['basis'];
  readonly corrects?: number;
  readonly location?: string;
}

const dateFrom = (text: string): DateParts => {
  const parts = datePartsFrom(text);
  if (parts === null) throw new InvalidArgumentError('');
  return parts;
};

const entryFrom = (text: string): number => {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new InvalidArgumentError('');
  return Number(text);
};

const textFor = (most: number) => (text: string): string => {
  if (text.length > most) throw new InvalidArgumentError('');
  return text;
};

/** A range where its end is named, exact where nothing else was said, null where nothing was said at all. */
const whenIn = ({ when, until, certainty, basis }: Options): UncertainDate | null => {
  if (when === undefined && until !== undefined) throw new ProblemOfUse('cli.use.optionNeeded', { name: '--when' });
  if (when === undefined && certainty === undefined && basis === undefined) return null;
  return { certainty: when === undefined ? 'not-known' : (certainty ?? (until === undefined ? 'exact' : 'between')), value: when ?? null, until: until ?? null, basis: basis ?? null, note: '' };
};

const longestLocation = 1000;

export const addPassage = (program: Command, words: Formatter): void => {
  const command = withOpening(program.command('passage').description(words.text('cli.passage.about')).addArgument(vaultArgument(words)).addArgument(severalIdsArgument(words)), words)
    .addOption(new Option('--action <what>', words.text('cli.passage.action')).choices([...happenings, mistaken]).makeOptionMandatory())
    .addOption(new Option('--when <date>', words.text('cli.passage.when')).argParser(dateFrom))
    .addOption(new Option('--until <date>', words.text('cli.passage.until')).argParser(dateFrom))
    .addOption(new Option('--certainty <how>', words.text('cli.passage.certainty')).choices(certainties))
    .addOption(new Option('--basis <what>', words.text('cli.passage.basis')).choices(dateBases));
  for (const [name, [flags, key]] of Object.entries(wordOptions) as [PassageWord, (typeof wordOptions)[PassageWord]][]) {
    command.addOption(new Option(flags, words.text(`cli.passage.${key}`)).argParser(textFor(passageWordsSchema.shape[name].maxLength ?? longestLocation)));
  }
  command
    .addOption(new Option('--corrects <entry>', words.text('cli.passage.corrects')).argParser(entryFrom))
    .addOption(new Option('--location <text>', words.text('cli.passage.location')).argParser(textFor(longestLocation)))
    .action((vault: string, ids: EvidenceId[], options: Options) =>
      runCommand(words, options.json === true, (bench) => {
        const said = Object.fromEntries(Object.entries(wordOptions).map(([name, [, key]]) => [name, options[key] ?? ''])) as Record<PassageWord, string>;
        const passage = { happened: options.action, when: whenIn(options), ...said };
        return withVault(vault, options, bench, false, async ({ session }) => {
          const items = await recordPassageOf(session, ids, { passage, corrects: options.corrects ?? null, physicalLocation: options.location ?? null });
          return { document: { items }, lines: items.map(({ id, seq }) => words.text('cli.passage.written', { id, entry: words.text('custody.entryName', { seq }) })), exitCode: 0 };
        });
      }));
};
