// `holdfast remove`: items out of the list and back into it; removed ones made unreadable for good, after a question.
import { Option, type Command } from 'commander';
import { exitCodeOfFailure } from '../../../shared/contract/failure.ts';
import { removalReasonSchema } from '../../../shared/evidence/schema.ts';
import type { Formatter } from '../../../shared/i18n/format.ts';
import type { EvidenceId } from '../../../shared/ids.ts';
import { bringItemsBack, makeItemsUnreadable, placesOfItems, removeItems, type Moved, type MovingWatch } from '../../evidence/outside/taking-out.ts';
import type { Answer } from '../answer.ts';
import { severalIdsArgument, vaultArgument, withOpening } from '../arguments.ts';
import { withVault, type OpenedVault, type OpeningOptions } from '../opened-vault.ts';
import { ProblemOfUse } from '../problems-of-use.ts';
import { runCommand, type Workbench } from '../tool.ts';
import { askBeforeUnreadable, copiesDocument, copiesThatStay, sayWhatGoes } from '../unreadable-question.ts';

interface Options extends OpeningOptions {
  readonly json?: boolean;
  readonly reason?: string;
  readonly undo?: boolean;
  readonly unreadable?: boolean;
  readonly yes?: boolean;
}

const reasonIn = ({ reason }: Options): string => {
  if (reason === undefined) throw new ProblemOfUse('cli.use.optionNeeded', { name: '--reason' });
  const parsed = removalReasonSchema.safeParse(reason);
  if (!parsed.success) throw new ProblemOfUse('cli.use.reasonLength');
  return parsed.data;
};

const answerOf = ({ items, stopped, failure, swept }: Moved, words: Formatter, more: object = {}): Answer => ({
  document: {
    items: items.map(({ id, sha256, size, place, changed }) => ({ id, sha256, size, status: place, changed })), stopped, ...more,
    ...(failure === null ? {} : { error: { code: failure.code, message: words.failure(failure) } }),
  },
  lines: [
    ...items.map(({ id, place, changed }) => `${id}  ${words.text(`cli.remove.status.${place}`, { changed: changed ? 'yes' : 'no' })}`),
    ...(swept ? [] : [words.text('evidence.destroyLeft')]),
    ...(failure === null ? [] : [words.failure(failure)]),
  ],
  exitCode: failure !== null ? exitCodeOfFailure[failure.code] : stopped ? exitCodeOfFailure.cancelled : 0,
});

const makeUnreadable = async (opened: OpenedVault, ids: readonly EvidenceId[], options: Options, watch: MovingWatch, bench: Workbench): Promise<Answer> => {
  const { session } = opened;
  const reason = reasonIn(options);
  const placed = await placesOfItems(session, ids);
  const listed = placed.filter(({ place }) => place === 'in-list');
  if (listed.length > 0) throw new ProblemOfUse('cli.use.removeFirst', { ids: listed.map(({ id }) => id).join(', ') });
  const going = placed.filter(({ place }) => place === 'removed');
  const copies = await copiesThatStay(session);
  if (going.length > 0) {
    // A script that asks for no question reads the same in the document.
    if (options.yes !== true || options.json !== true) await sayWhatGoes(going, copies, bench);
    if (options.yes !== true) await askBeforeUnreadable(going, opened, options, bench);
  }
  const moved = await makeItemsUnreadable(session, ids, reason, watch);
  return answerOf(moved, bench.words, { swept: moved.swept, copies: copiesDocument(copies) });
};

export const addRemove = (program: Command, words: Formatter): void => {
  withOpening(program.command('remove').description(words.text('cli.remove.about')).addArgument(vaultArgument(words)).addArgument(severalIdsArgument(words)), words)
    .option('--reason <text>', words.text('cli.remove.reason'))
    .addOption(new Option('--undo', words.text('cli.remove.undo')).conflicts(['unreadable', 'reason']))
    .option('--unreadable', words.text('cli.remove.unreadable'))
    .option('--yes', words.text('cli.remove.yes'))
    .action((vault: string, ids: EvidenceId[], options: Options) =>
      runCommand(words, options.json === true, async (bench) => {
        if (options.undo !== true) reasonIn(options);
        const watch: MovingWatch = { signal: bench.signal, onProgress: (now) => { bench.progress.show(now); } };
        return withVault(vault, options, bench, false, async (opened) => {
          if (options.unreadable === true) return makeUnreadable(opened, ids, options, watch, bench);
          return answerOf(options.undo === true ? await bringItemsBack(opened.session, ids, watch) : await removeItems(opened.session, ids, reasonIn(options), watch), words);
        });
      }));
};
