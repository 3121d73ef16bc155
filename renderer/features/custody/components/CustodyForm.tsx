// The chain-of-custody form: seen in full first, then printed or saved. Saving takes it out of the vault and says so.
import { useState } from 'react';
import type { EvidenceId } from '../../../../shared/ids.ts';
import { useAnswer, useCommand } from '../../../data/use-answer.ts';
import { useFormatter } from '../../../i18n/use-text.ts';
import { PrintPreview } from '../../printing/PrintPreview.tsx';

interface CustodyFormProps {
  readonly id: EvidenceId;
  readonly onClose: () => void;
}

export const CustodyForm = ({ id, onClose }: CustodyFormProps) => {
  const { text: t, language } = useFormatter();
  const { data, error } = useAnswer('custody.form', { id, language });
  const save = useCommand('window.saveDocument');
  const [saved, setSaved] = useState(false);
  return (
    <PrintPreview title={t('custody.printTitle', { id })} help={t('custody.printPlain')} making={t('custody.printMaking')} pdf={data?.pdf} failure={(error ?? save.error)?.failure ?? null}
      save={() => { if (data !== undefined) save.mutate({ suggestedName: data.fileName, pdf: data.pdf }, { onSuccess: (answer) => { setSaved(answer.saved); } }); }}
      isSaving={save.isPending} savedWords={saved ? t('custody.printSaved') : null} onClose={onClose} />
  );
};
