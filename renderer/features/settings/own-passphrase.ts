// The words for a failure of a call that asked for one's own passphrase: there "did not open" means "that is not yours".
import type { Failure } from '../../../shared/contract/failure.ts';
import type { Formatter } from '../../../shared/i18n/format.ts';

/** Words where the general ones would speak of opening the vault; undefined leaves the general ones. */
export const ownPassphraseWords = (failure: Failure, formatter: Formatter): string | undefined =>
  failure.code === 'passphrase-did-not-open' ? formatter.text('settings.wrongPassphrase') : undefined;
