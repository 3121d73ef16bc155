// What opens a chosen backup: its passphrase, the keys that this vault keeps, a key that is typed in, or the shares of several people.
import type { BackupSecret as Secret } from '../../../shared/backup/contract.ts';
import type { Failure } from '../../../shared/contract/failure.ts';
import type { MessageKey } from '../../../shared/i18n/keys.ts';
import { useText } from '../../i18n/use-text.ts';
import { PassphraseField } from '../../ui/PassphraseField.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { TextArea } from '../../ui/TextArea.tsx';

export interface SecretDraft {
  readonly passphrase: string;
  readonly key: string;
  readonly by: 'own' | 'typed' | 'shares';
}

/** Null until there is something to try. Shares are gathered elsewhere. */
export const secretFrom = (opensWith: 'passphrase' | 'identity', { passphrase, key, by }: SecretDraft): Exclude<Secret, { readonly by: 'shares' }> | null => {
  if (opensWith === 'passphrase') return passphrase === '' ? null : { by: 'passphrase', passphrase };
  if (by === 'own') return { by };
  return by === 'shares' || key.trim() === '' ? null : { by: 'key', key };
};

/** Other words for what went wrong with what was entered, where the general ones do not fit. */
export const wordsOfSecret = ({ code }: Failure): MessageKey | null => (code === 'input-refused' ? 'backup.keyWrong' : null);

interface BackupSecretProps {
  readonly opensWith: 'passphrase' | 'identity';
  readonly draft: SecretDraft;
  readonly onChange: (draft: SecretDraft) => void;
  /** Whether a vault is open whose own keys could be used. */
  readonly hasOwn: boolean;
  readonly offersShares?: boolean;
  readonly isDisabled?: boolean;
}

export const BackupSecret = ({ opensWith, draft, onChange, hasOwn, offersShares = false, isDisabled = false }: BackupSecretProps) => {
  const t = useText();
  if (opensWith === 'passphrase') return <PassphraseField label={t('backup.passphraseOf')} value={draft.passphrase} onChange={(passphrase) => { onChange({ ...draft, passphrase }); }} isDisabled={isDisabled} />;
  return (
    <>
      {hasOwn || offersShares ? (
        <RadioGroup label={t('backup.opensWith')} value={draft.by} onChange={(by) => { onChange({ ...draft, by }); }}
          options={[
            ...(hasOwn ? [{ value: 'own' as const, words: t('backup.ownKeys') }] : []), { value: 'typed', words: t('backup.typedKey') },
            ...(offersShares ? [{ value: 'shares' as const, words: t('restore.byShares'), help: t('restore.bySharesHelp') }] : []),
          ]} />
      ) : null}
      {(hasOwn || offersShares) && draft.by !== 'typed' ? null : <TextArea label={t('backup.key')} hint={t('backup.keyHint')} mono spellCheck="false" autoComplete="off" value={draft.key} onChange={(key) => { onChange({ ...draft, key }); }} maxLength={65_536} />}
    </>
  );
};
