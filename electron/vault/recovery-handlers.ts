// Answers the recovery calls that run in the vault process.
import type { Handlers } from '../ipc/handlers.ts';
import { openShare } from './shares/sealed-share.ts';

export const recoveryHandlers: Handlers<'recovery', 'vault'> = {
  async checkShare({ text, passphrase }) {
    const { label, piece } = await openShare(text, passphrase);
    piece.end();
    return { number: label.number, count: label.count, threshold: label.threshold, set: `${label.vaultId}${label.setId}` };
  },
};
