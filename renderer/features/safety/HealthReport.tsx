// The health report: seen in full first, then printed or saved.
import { useEffect, useState } from 'react';
import { useCommand } from '../../data/use-answer.ts';
import { useFormatter } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';
import { LazyPdfView } from '../evidence/components/LazyPdfView.tsx';

export const HealthReport = ({ onClose }: { readonly onClose: () => void }) => {
  const { text: t, language } = useFormatter();
  // Made anew each time: the report is of the moment it is asked for.
  const { mutate: make, data, error } = useCommand('health.report', ['custody.head', 'custody.page', 'health.look']);
  useEffect(() => { make({ language }); }, [make, language]);
  const save = useCommand('window.saveDocument');
  const print = useCommand('window.print');
  const [saved, setSaved] = useState(false);
  const failure = error ?? save.error ?? print.error;
  return (
    <Dialog title={t('health.reportTitle')} isOpen onClose={onClose} size="wide" buttons={
      <>
        <Button onPress={onClose}>{t('ui.close')}</Button>
        <Button isDisabled={data === undefined || save.isPending} onPress={() => { if (data !== undefined) save.mutate({ suggestedName: data.fileName, pdf: data.pdf }, { onSuccess: (answer) => { setSaved(answer.saved); } }); }}>{t('custody.printSave')}</Button>
        <Button kind="primary" isDisabled={data === undefined} onPress={() => { print.mutate({}); }}>{t('custody.printNow')}</Button>
      </>
    }>
      <div className="stack">
        <p className="not-printed">{t('health.reportHelp')}</p>
        {failure === null ? null : <FailureLine failure={failure.failure} />}
        {saved ? <Line tone="ok" mark="fine" role="status">{t('custody.printSaved')}</Line> : null}
        {data === undefined ? (error === null ? <p role="status">{t('health.reportMaking')}</p> : null) : <LazyPdfView source={data} item={null} printsWhole />}
      </div>
    </Dialog>
  );
};
