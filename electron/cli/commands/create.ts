// `holdfast create`: a new vault, and its recovery code, once.
import { InvalidArgumentError, type Command } from 'commander';
import { resolve } from 'node:path';
import type { Formatter } from '../../../shared/i18n/format.ts';
import { kdfCeiling, kdfFloor, parametersWithMemory, systemRandom, VaultService } from '../../vault/index.ts';
import { personName, vaultArgument, withJson } from '../arguments.ts';
import { clock } from '../opened-vault.ts';
import { ProblemOfUse } from '../problems-of-use.ts';
import { readSecret } from '../secret-input.ts';
import { warnWhereCopied } from '../synced.ts';
import { runCommand } from '../tool.ts';

interface Options {
  readonly json?: boolean;
  readonly passphraseFile?: string;
  readonly kdfMemory?: number;
  readonly headerTo?: string;
  readonly name: string;
}

const [leastMemory, mostMemory] = [kdfFloor.memoryKiB / 1024, kdfCeiling.memoryKiB / 1024];

const wholeNumber = (text: string): number => {
  if (!/^\d{1,6}$/u.test(text)) throw new InvalidArgumentError('');
  return Number(text);
};

export const addCreate = (program: Command, words: Formatter): void => {
  withJson(program.command('create').description(words.text('cli.create.about')).addArgument(vaultArgument(words)), words)
    .option('--passphrase-file <file>', words.text('cli.option.passphraseFile'))
    .option('--kdf-memory <mebibytes>', words.text('cli.create.kdfMemory'), wholeNumber)
    .option('--header-to <folder>', words.text('cli.create.headerTo'))
    .option('--name <name>', words.text('cli.create.name'), personName, words.text('cli.create.nameDefault'))
    .action((vault: string, options: Options) =>
      runCommand(words, options.json === true, async (bench) => {
        // Refused before anyone is asked for a passphrase.
        const memory = options.kdfMemory;
        if (memory !== undefined && (memory < leastMemory || memory > mostMemory)) throw new ProblemOfUse('cli.use.kdfMemoryRange', { least: leastMemory, most: mostMemory });
        const kdf = memory === undefined ? {} : { kdf: parametersWithMemory(memory) };
        const folder = resolve(vault);
        for (const place of [folder, ...(options.headerTo === undefined ? [] : [options.headerTo])]) await warnWhereCopied(bench, place);
        const passphrase = await readSecret({ file: options.passphraseFile, variable: 'HOLDFAST_PASSPHRASE', question: 'cli.ask.newPassphrase', twice: true }, bench);
        const service = new VaultService();
        const { session, recoveryCode } = await service.create({ folder, passphrase, memberName: options.name, ...kdf, ...(options.headerTo === undefined ? {} : { headerPlace: resolve(options.headerTo) }), clock, random: systemRandom });
        const { vaultId, member } = session;
        await service.close();
        return {
          document: { vault: folder, vaultId, recoveryCode },
          lines: [words.text('cli.create.done', { member }), words.text('cli.create.recoveryCode', { code: recoveryCode }), words.text('cli.create.recoveryHint')],
          exitCode: 0,
        };
      }));
};
