// Compares a witness code from earlier with the log as it is now. A slip in the code is told from a code that does not fit.
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/registry.ts';
import { useCommand } from '../../data/use-answer.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';
import { TextField } from '../../ui/TextField.tsx';

const Outcome = ({ outcome, entriesSince }: OutputOf<'custody.compareWitness'>) => {
  const t = useText();
  switch (outcome) {
    case 'same-as-now':
      return <Line tone="ok" mark="fine" role="status">{t('health.compareSame')}</Line>;
    case 'was-head-then':
      return <Line tone="ok" mark="fine" role="status">{t('health.compareThen', { count: entriesSince ?? 0 })}</Line>;
    case 'does-not-match':
      return <Line tone="danger" mark="wrong" role="alert">{t('health.compareDiffers')}</Line>;
    case 'not-a-code':
      return <Line tone="warn" mark="attention" role="alert">{t('health.compareSlip')}</Line>;
  }
};

export const CompareWitness = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useText();
  const compare = useCommand('custody.compareWitness');
  const [witness, setWitness] = useState('');
  // The button stays enabled while it compares: one that is switched off under the hand takes the focus out of the dialog.
  const ready = witness.trim() !== '';
  const go = (): void => { if (ready && !compare.isPending) compare.mutate({ witness }); };
  return (
    <Dialog title={t('health.compare')} isOpen onClose={onClose}
      buttons={<><Button onPress={onClose}>{t('ui.close')}</Button><Button kind="primary" isDisabled={!ready} onPress={go}>{t('health.compareNow')}</Button></>}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); go(); }}>
        <p>{t('health.compareHelp')}</p>
        <TextField label={t('health.compareField')} direction="ltr" mono autoFocus autoComplete="off" spellCheck="false" maxLength={100} value={witness} onChange={(value) => { setWitness(value); compare.reset(); }} />
        {compare.error === null ? null : <FailureLine failure={compare.error.failure} />}
        {compare.data === undefined ? null : <Outcome {...compare.data} />}
        <button type="submit" hidden disabled={!ready} />
      </form>
    </Dialog>
  );
};
