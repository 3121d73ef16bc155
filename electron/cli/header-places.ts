// Where the header of a vault may lie on other disks, as the caller says: `--header`, which may be repeated, or HOLDFAST_HEADER. The window's own
// knowledge of it is not read: the tool knows what it is told.
import { delimiter, resolve } from 'node:path';
import { Option } from 'commander';
import type { Formatter } from '../../shared/i18n/format.ts';
import { finishWipe } from '../panic/wipe.ts';
import { headerFoldersOf } from '../panic/recognise.ts';

export interface HeaderOptions {
  readonly header?: readonly string[];
}

const collected = (value: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), value];

export const headerOption = (words: Formatter): Option => new Option('--header <folder>', words.text('cli.option.header')).argParser(collected);

/** Every place that was named. Empty for a vault whose header is in its folder. */
export const headerPlacesOf = ({ header }: HeaderOptions): readonly string[] =>
  (header ?? (process.env['HOLDFAST_HEADER'] ?? '').split(delimiter).filter((place) => place !== '')).map((place) => resolve(place));

/** Finishes a wiping that was cut short, wherever its header lies. Does nothing where none was begun. */
export const finishWipeOf = async (vault: string, options: HeaderOptions): Promise<void> => {
  await finishWipe(vault, await headerFoldersOf(vault, headerPlacesOf(options)));
};
