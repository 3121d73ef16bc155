// Opening a vault that exists: choose its folder, then the unlock screen takes over.
import { useState } from 'react';
import type { Failure } from '../../../shared/contract/failure.ts';
import { api } from '../../api.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';

export const ChooseVaultFolder = ({ onBack, onChosen }: { readonly onBack: () => void; readonly onChosen: () => void }) => {
  const t = useText();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const choose = async (): Promise<void> => {
    setFailure(null);
    setRefused(null);
    const chosen = await api.vault.chooseFolder({ purpose: 'open' });
    if (!chosen.ok) {
      setFailure(chosen.failure);
      return;
    }
    const { ticket, contents, folderName } = chosen.value;
    if (ticket === null) return;
    if (contents !== 'vault') {
      setRefused(folderName);
      return;
    }
    const used = await api.vault.use({ ticket });
    if (used.ok) onChosen();
    else setFailure(used.failure);
  };
  return (
    <>
      <h1>{t('firstRun.open')}</h1>
      <p>{t('firstRun.openHelp')}</p>
      {failure === null ? null : <FailureLine failure={failure} />}
      {refused === null ? null : <Line tone="warn" mark="attention" role="alert">{t('firstRun.folderNoVault', { folder: refused })}</Line>}
      <div className="row">
        <Button kind="primary" onPress={() => { void choose(); }}>{t('firstRun.chooseFolder')}</Button>
        <Button onPress={onBack}>{t('firstRun.back')}</Button>
      </div>
    </>
  );
};
