import { Command } from 'commander';
import { expect, it } from 'vitest';
import { commandNames } from '../../../electron/cli/command-names.ts';
import { commands } from '../../../electron/cli/program.ts';
import { createFormatter } from '../../../shared/i18n/format.ts';

it('each name is the one of its command, and there are no others', () => {
  const words = createFormatter('en');
  const named = Object.entries(commands).map(([name, add]) => {
    const program = new Command();
    add(program, words);
    return [name, program.commands.map((command) => command.name())];
  });
  expect(named).toStrictEqual(commandNames.map((name) => [name, [name]]));
});
