// Which vault's unlock screen shows afterwards. Its folder is kept outside any vault; the choice above says so.
import { useState } from 'react';
import type { Failure } from '../../../shared/contract/failure.ts';
import { api } from '../../api.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';

export const ChooseDecoy = ({ hasDecoy }: { readonly hasDecoy: boolean }) => {
  const t = useText();
  const [failure, setFailure] = useState<Failure | null>(null);
  const choose = async (): Promise<void> => {
    setFailure(null);
    const chosen = await api.vault.chooseFolder({ purpose: 'open' });
    if (chosen.ok && chosen.value.ticket === null) return;
    const used = chosen.ok && chosen.value.ticket !== null ? await api.panic.useDecoy({ ticket: chosen.value.ticket }) : chosen;
    if (!used.ok) setFailure(used.failure);
  };
  return (
    <div className="stack" data-gap="small">
      {hasDecoy ? <Line tone="ok" mark="fine" role="status">{t('panic.decoyChosen')}</Line> : <Line mark="attention">{t('panic.decoyMissing')}</Line>}
      <div><Button onPress={() => { void choose(); }}>{t(hasDecoy ? 'panic.decoyChooseOther' : 'panic.decoyChoose')}</Button></div>
      {failure === null ? null : <FailureLine failure={failure} />}
    </div>
  );
};
