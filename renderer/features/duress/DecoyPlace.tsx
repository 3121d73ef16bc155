// The decoy's folder: a new one, or a vault that is there already.
import { useState } from 'react';
import type { Failure } from '../../../shared/contract/failure.ts';
import { api } from '../../api.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { TextField } from '../../ui/TextField.tsx';
import type { DuressStepProps } from './duress-draft.ts';

export const DecoyPlace = ({ draft, onChange }: DuressStepProps) => {
  const t = useText();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const isNew = draft.way === 'make';
  const choose = async (): Promise<void> => {
    setFailure(null);
    setRefused(null);
    const chosen = await api.vault.chooseFolder({ purpose: isNew ? 'create' : 'open' });
    if (!chosen.ok) {
      setFailure(chosen.failure);
      return;
    }
    const { ticket, contents, folderName } = chosen.value;
    if (ticket === null) return;
    const fits = isNew ? contents === 'empty' || contents === 'missing' : contents === 'vault';
    if (fits) onChange({ ticket, folderName });
    else setRefused(folderName);
  };
  return (
    <>
      <RadioGroup label={t('duress.decoyWay')} value={draft.way} onChange={(way) => { onChange({ way, ticket: null, folderName: '' }); }}
        options={[{ value: 'make', words: t('duress.decoyMake') }, { value: 'pick', words: t('duress.decoyPick'), help: t('duress.decoyPickHelp') }]} />
      {isNew ? <TextField label={t('duress.decoyName')} hint={t('duress.decoyNameHint')} value={draft.memberName} maxLength={200} autoComplete="off" onChange={(memberName) => { onChange({ memberName }); }} /> : null}
      <div><Button onPress={() => { void choose(); }}>{t(draft.ticket === null ? 'firstRun.chooseFolder' : 'firstRun.chooseOther')}</Button></div>
      {draft.ticket === null ? null : <Line tone="ok" mark="fine" role="status">{t('duress.decoyChosen', { folder: draft.folderName })}</Line>}
      {refused === null ? null : <Line tone="warn" mark="attention" role="alert">{t(isNew ? 'duress.decoyNotFree' : 'firstRun.folderNoVault', { folder: refused })}</Line>}
      {failure === null ? null : <FailureLine failure={failure} />}
    </>
  );
};
