// In place of an item that cannot be shown: why, the way to save its file where only its records are damaged, and its log.
import { useState } from 'react';
import type { Failure } from '../../../../shared/contract/failure.ts';
import type { EvidenceId } from '../../../../shared/ids.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/Button.tsx';
import { FailureLine } from '../../../ui/FailureLine.tsx';
import { CustodyPanel } from '../../custody/CustodyPanel.tsx';
import { ExportDialog } from './ExportDialog.tsx';

export const ItemUnread = ({ id, failure }: { readonly id: EvidenceId; readonly failure: Failure }) => {
  const t = useText();
  const [isExporting, setExporting] = useState(false);
  if (failure.facts['reason'] !== 'item') return <FailureLine failure={failure} />;
  return (
    <div className="stack" data-gap="large">
      <FailureLine failure={failure} actions={<Button size="compact" onPress={() => { setExporting(true); }}>{t('viewer.export')}</Button>} />
      <section className="stack">
        <h2>{t('viewer.custody')}</h2>
        <CustodyPanel id={id} isListed={false} />
      </section>
      {isExporting ? <ExportDialog selection={{ by: 'ids', ids: [id] }} count={1} onClose={() => { setExporting(false); }} /> : null}
    </div>
  );
};
