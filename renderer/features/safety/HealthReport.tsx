// The health report: seen in full first, then printed or saved.
import { useEffect, useState } from 'react';
import { useCommand } from '../../data/use-answer.ts';
import { useFormatter } from '../../i18n/use-text.ts';
import { PrintPreview } from '../printing/PrintPreview.tsx';

export const HealthReport = ({ onClose }: { readonly onClose: () => void }) => {
  const { text: t, language } = useFormatter();
  // Made anew each time: the report is of the moment it is asked for.
  const { mutate: make, data, error } = useCommand('health.report', ['custody.head', 'custody.page', 'health.look']);
  useEffect(() => { make({ language }); }, [make, language]);
  const save = useCommand('window.saveDocument');
  const [saved, setSaved] = useState(false);
  return (
    <PrintPreview title={t('health.reportTitle')} help={t('health.reportHelp')} making={t('health.reportMaking')} pdf={data?.pdf} failure={(error ?? save.error)?.failure ?? null}
      save={() => { if (data !== undefined) save.mutate({ suggestedName: data.fileName, pdf: data.pdf }, { onSuccess: (answer) => { setSaved(answer.saved); } }); }}
      isSaving={save.isPending} savedWords={saved ? t('custody.printSaved') : null} onClose={onClose} />
  );
};
