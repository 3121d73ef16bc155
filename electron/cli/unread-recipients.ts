// Names those whom a backup or a pack is made without, because what the vault kept of them is damaged. Nothing where all can be read.
import type { UnreadRecipients } from '../../shared/backup/schema.ts';
import type { Workbench } from './tool.ts';

/** Whoever holds shares opens what is made for recipients, asked for or not: that they cannot is said. */
export const sayUnread = async ({ keys, shares }: UnreadRecipients, { words, output }: Workbench): Promise<void> => {
  if (keys > 0) await output.say(words.text('backup.unreadKeys', { count: keys }));
  if (shares) await output.say(words.text('backup.unreadShares'));
};
