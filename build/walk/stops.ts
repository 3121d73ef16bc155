// One walk through the window: every place, and every dialog and step that can be reached without waiting, each from the one before it.
import { emptyVault, firstRun, wayIn } from './before-a-vault.ts';
import { commandsAndHelp, items, list } from './evidence.ts';
import { longLists } from './long-lists.ts';
import { cases, duress, locked, panic, safety, settings, shares } from './safety.ts';
import type { Stop } from './walker.ts';

export const stops: readonly Stop[] = [...firstRun, ...emptyVault, ...wayIn, ...list, ...items, ...commandsAndHelp, ...settings, ...safety, ...shares, ...duress, ...panic, ...cases, ...longLists, ...locked];
