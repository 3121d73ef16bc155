// Joins the language files into one table and gives every key as a type. English is the source; each file belongs to one
// part of the window, so that two people rarely write in the same one. Holds texts alone, never formatting.
import about from './locales/en/about.json' with { type: 'json' };
import activity from './locales/en/activity.json' with { type: 'json' };
import adding from './locales/en/adding.json' with { type: 'json' };
import backup from './locales/en/backup.json' with { type: 'json' };
import cases from './locales/en/cases.json' with { type: 'json' };
import cli from './locales/en/cli.json' with { type: 'json' };
import commands from './locales/en/commands.json' with { type: 'json' };
import copies from './locales/en/copies.json' with { type: 'json' };
import custody from './locales/en/custody.json' with { type: 'json' };
import dates from './locales/en/dates.json' with { type: 'json' };
import duress from './locales/en/duress.json' with { type: 'json' };
import evidence from './locales/en/evidence.json' with { type: 'json' };
import failures from './locales/en/failures.json' with { type: 'json' };
import firstRun from './locales/en/first-run.json' with { type: 'json' };
import frame from './locales/en/frame.json' with { type: 'json' };
import handover from './locales/en/handover.json' with { type: 'json' };
import health from './locales/en/health.json' with { type: 'json' };
import help from './locales/en/help.json' with { type: 'json' };
import home from './locales/en/home.json' with { type: 'json' };
import keys from './locales/en/keys.json' with { type: 'json' };
import keyDisk from './locales/en/key-disk.json' with { type: 'json' };
import list from './locales/en/list.json' with { type: 'json' };
import mirror from './locales/en/mirror.json' with { type: 'json' };
import native from './locales/en/native.json' with { type: 'json' };
import panic from './locales/en/panic.json' with { type: 'json' };
import passphrase from './locales/en/passphrase.json' with { type: 'json' };
import printing from './locales/en/printing.json' with { type: 'json' };
import problems from './locales/en/problems.json' with { type: 'json' };
import recording from './locales/en/recording.json' with { type: 'json' };
import recovery from './locales/en/recovery.json' with { type: 'json' };
import safety from './locales/en/safety.json' with { type: 'json' };
import settings from './locales/en/settings.json' with { type: 'json' };
import shares from './locales/en/shares.json' with { type: 'json' };
import transcript from './locales/en/transcript.json' with { type: 'json' };
import ui from './locales/en/ui.json' with { type: 'json' };
import unlock from './locales/en/unlock.json' with { type: 'json' };
import values from './locales/en/values.json' with { type: 'json' };
import viewer from './locales/en/viewer.json' with { type: 'json' };

/** The English texts by file, for the test that looks for keys written twice. */
export const englishFiles = {
  about, activity, adding, backup, cases, cli, commands, copies, custody, dates, duress, evidence, failures, firstRun, frame, handover, health, help, home, keys, keyDisk, list, mirror, native, panic, passphrase, printing, problems, recording, recovery, safety, settings, shares, transcript, ui, unlock, values, viewer,
};

/** Every English text. */
export const english = {
  ...about, ...activity, ...adding, ...backup, ...cases, ...cli, ...commands, ...copies, ...custody, ...dates, ...duress, ...evidence, ...failures, ...firstRun, ...frame, ...handover, ...health, ...help, ...home, ...keys, ...keyDisk, ...list, ...mirror, ...native, ...panic, ...passphrase, ...printing, ...recording, ...recovery,
  ...problems, ...safety, ...settings, ...shares, ...transcript, ...ui, ...unlock, ...values, ...viewer,
};

/** The name of a text. A key that is in no language file does not compile. */
export type MessageKey = keyof typeof english;

/** Whether a name made from a value (`problem.` + kind) is the name of a text. */
export const isMessageKey = (key: string): key is MessageKey => Object.hasOwn(english, key);
