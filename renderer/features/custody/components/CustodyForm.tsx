// The chain-of-custody form: seen in full first, then printed or saved. Saving takes it out of the vault and says so.
import { useState } from 'react';
import type { EvidenceId } from '../../../../shared/ids.ts';
import { useAnswer, useCommand } from '../../../data/use-answer.ts';
import { useFormatter } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { FailureLine } from '../../../ui/FailureLine.tsx';
import { Line } from '../../../ui/Line.tsx';
import { LazyPdfView } from '../../evidence/components/LazyPdfView.tsx';

interface CustodyFormProps {
  readonly id: EvidenceId;
  readonly onClose: () => void;
}

export const CustodyForm = ({ id, onClose }: CustodyFormProps) => {
  const { text: t, language } = useFormatter();
  const { data, error } = useAnswer('custody.form', { id, language });
  const save = useCommand('window.saveDocument');
  const print = useCommand('window.print');
  const [saved, setSaved] = useState(false);
  const failure = error ?? save.error ?? print.error;
  return (
    <Dialog title={t('custody.printTitle', { id })} isOpen onClose={onClose} size="wide" buttons={
      <>
        <Button onPress={onClose}>{t('ui.close')}</Button>
        <Button isDisabled={data === undefined || save.isPending} onPress={() => { if (data !== undefined) save.mutate({ suggestedName: data.fileName, pdf: data.pdf }, { onSuccess: (answer) => { setSaved(answer.saved); } }); }}>{t('custody.printSave')}</Button>
        <Button kind="primary" isDisabled={data === undefined} onPress={() => { print.mutate({}); }}>{t('custody.printNow')}</Button>
      </>
    }>
      <div className="stack">
        <p className="not-printed">{t('custody.printPlain')}</p>
        {failure === null ? null : <FailureLine failure={failure.failure} />}
        {saved ? <Line tone="ok" mark="fine" role="status">{t('custody.printSaved')}</Line> : null}
        {data === undefined ? (error === null ? <p role="status">{t('custody.printMaking')}</p> : null) : <LazyPdfView source={data} item={null} printsWhole />}
      </div>
    </Dialog>
  );
};
