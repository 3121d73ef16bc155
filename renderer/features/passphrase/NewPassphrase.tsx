// Choosing a passphrase: the field, how hard it is to guess, what would help, and six random words on request. Judged by the
// vault process; nothing here keeps it longer than the field does.
import { useEffect, useState } from 'react';
import { longestPassphrase, type PassphraseJudgement } from '../../../shared/vault/schema.ts';
import { isMessageKey } from '../../../shared/i18n/keys.ts';
import { api } from '../../api.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { PassphraseField } from '../../ui/PassphraseField.tsx';
import { Strength } from '../../ui/Strength.tsx';
import './passphrase.css';

interface NewPassphraseProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onJudged: (accepted: boolean) => void;
  /** Words that others know about this person or vault and that must not count. */
  readonly knownWords: readonly string[];
  readonly error?: string | null;
}

const pauseBeforeJudgingMs = 150;

export const NewPassphrase = ({ label, value, onChange, onJudged, knownWords, error }: NewPassphraseProps) => {
  const t = useText();
  const [judgement, setJudgement] = useState<PassphraseJudgement | null>(null);
  const [suggested, setSuggested] = useState<string | null>(null);
  const known = knownWords.filter((word) => word !== '').map((word) => word.slice(0, 200)).slice(0, 20).join('\n');
  useEffect(() => {
    let current = true;
    if (value.length > longestPassphrase) {
      // The field says that it is too long; what was judged before was another one.
      setJudgement(null);
      onJudged(false);
      return;
    }
    const timer = setTimeout(() => {
      void api.vault.judgePassphrase({ passphrase: value, knownWords: known === '' ? [] : known.split('\n') }).then((result) => {
        if (!current || !result.ok) return;
        setJudgement(value === '' ? null : result.value);
        onJudged(value !== '' && result.value.accepted);
      });
    }, pauseBeforeJudgingMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [value, known, onJudged]);
  const suggest = async (): Promise<void> => {
    const result = await api.vault.suggestPassphrase({});
    if (!result.ok) return;
    setSuggested(result.value.passphrase);
    onChange(result.value.passphrase);
  };
  const advice = judgement === null ? [] : [judgement.warning === null ? '' : `passphrase.warning.${judgement.warning}`, ...judgement.suggestions.map((key) => `passphrase.suggestion.${key}`)].filter(isMessageKey);
  return (
    <div className="stack" data-gap="small">
      <PassphraseField label={label} hint={t('passphrase.noReset')} value={value} onChange={onChange} error={error} />
      <Strength score={judgement?.score ?? null} accepted={judgement?.accepted ?? false} isJudging={value !== '' && value.length <= longestPassphrase} />
      {judgement === null || judgement.accepted || advice.length === 0 ? null : <ul className="passphrase-advice">{advice.map((key) => <li key={key}>{t(key)}</li>)}</ul>}
      <div><Button onPress={() => { void suggest(); }}>{t('passphrase.suggest')}</Button></div>
      {suggested === null || suggested !== value ? null : (
        <>
          <p className="passphrase-words mono" dir="ltr">{suggested}</p>
          <p className="text-2">{t('passphrase.suggestNote')}</p>
        </>
      )}
    </div>
  );
};
