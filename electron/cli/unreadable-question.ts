// What is said and asked before items are made unreadable: what goes, which backups and mirrors still hold it, the passphrase again, and the number typed by hand.
import type { MadeBackup } from '../../shared/backup/schema.ts';
import { HoldfastError } from '../../shared/contract/failure.ts';
import type { MirrorState } from '../../shared/mirror/schema.ts';
import { backupState } from '../backup/service.ts';
import type { Placed } from '../evidence/outside/taking-out.ts';
import { mirrorState } from '../mirror/service.ts';
import type { VaultSession } from '../vault/session.ts';
import { secretOf, type OpenedVault, type OpeningOptions } from './opened-vault.ts';
import { plain } from './output.ts';
import { utc } from './printed-records.ts';
import { ProblemOfUse } from './problems-of-use.ts';
import { askShown } from './terminal-prompt.ts';
import type { Workbench } from './tool.ts';

/** Copies of the vault that are known here and were made before. */
export interface CopiesThatStay {
  readonly backup: MadeBackup | null;
  readonly mirrors: MirrorState['mirrors'];
  /** How many more of each what was kept cannot be read. */
  readonly unread: { readonly backups: number; readonly mirrors: number };
}

export const copiesThatStay = async (session: VaultSession): Promise<CopiesThatStay> => {
  const [{ backups, unread }, { mirrors, unread: unreadMirrors }] = await Promise.all([backupState(session), mirrorState(session)]);
  return { backup: backups[0] ?? null, mirrors, unread: { backups: unread.backups, mirrors: unreadMirrors } };
};

export const copiesDocument = ({ backup, mirrors, unread }: CopiesThatStay) => ({
  backup: backup === null ? null : { fileName: backup.fileName, madeAt: utc(backup.madeAt) },
  mirrors: mirrors.map(({ name, updatedAt }) => ({ name, updatedAt: utc(updatedAt) })),
  unread,
});

/** Says what goes, what stays, and who still has it. */
export const sayWhatGoes = async (items: readonly Placed[], { backup, mirrors, unread }: CopiesThatStay, { words, output }: Pick<Workbench, 'words'> & { readonly output: Pick<Workbench['output'], 'say'> }): Promise<void> => {
  const said = [
    plain(words.text('cli.remove.about.unreadable', { ids: items.map(({ id }) => id).join(', ') })),
    words.text('evidence.destroyEffect', { count: items.length }), words.text('evidence.destroyStays'), words.text('evidence.destroyCopies'),
    ...(backup === null && mirrors.length === 0 && unread.backups === 0 && unread.mirrors === 0 ? [words.text('evidence.destroyNoCopies')] : []),
    ...(backup === null ? [] : [plain(words.text('evidence.destroyBackup', { name: backup.fileName, when: utc(backup.madeAt) }))]),
    ...mirrors.map(({ name, updatedAt }) => plain(words.text('evidence.destroyMirror', { name, when: utc(updatedAt) }))),
    ...(unread.backups === 0 ? [] : [words.text('backup.unreadBackups', { count: unread.backups })]),
    ...(unread.mirrors === 0 ? [] : [words.text('mirror.unread', { count: unread.mirrors })]),
    words.text('evidence.destroyFlash'),
  ];
  for (const line of said) await output.say(line);
};

/** Asks for the passphrase again and for the number (of several items, how many). ProblemOfUse where there is no terminal, `passphrase-did-not-open`, `cancelled`. */
export const askBeforeUnreadable = async (items: readonly Placed[], { service }: OpenedVault, options: OpeningOptions, bench: Workbench): Promise<void> => {
  if (!process.stdin.isTTY || !process.stderr.isTTY) throw new ProblemOfUse('cli.use.unreadableNeedsYes');
  await service.confirm(await secretOf({ ...(options.withRecoveryCode === true ? { withRecoveryCode: true } : {}) }, bench));
  const expected = items.length === 1 ? items.map(({ id }) => id).join('') : String(items.length);
  const typed = await askShown(bench.words.text('cli.ask.typeToGoOn', { answer: expected }), bench.signal);
  if (typed.trim().toUpperCase() !== expected) throw new HoldfastError('cancelled');
};
