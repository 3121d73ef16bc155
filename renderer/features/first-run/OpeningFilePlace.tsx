// For whoever wants it: the opening file of the new vault on another disk from the start, so that nothing which opens is ever written into its folder.
import { useState } from 'react';
import type { Failure } from '../../../shared/contract/failure.ts';
import type { Ticket } from '../../../shared/ids.ts';
import { api } from '../../api.ts';
import { useText } from '../../i18n/use-text.ts';
import { Bdi } from '../../ui/Bdi.tsx';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';
import { Switch } from '../../ui/Switch.tsx';
import type { VaultDraft } from './FirstRun.tsx';

interface OpeningFilePlaceProps {
  readonly draft: VaultDraft;
  readonly vault: Ticket;
  readonly onChange: (part: Partial<VaultDraft>) => void;
}

export const OpeningFilePlace = ({ draft: { wantsDisk, disk }, vault, onChange }: OpeningFilePlaceProps) => {
  const t = useText();
  const [failure, setFailure] = useState<Failure | null>(null);
  const choose = async (): Promise<void> => {
    setFailure(null);
    const chosen = await api.keyDisk.chooseForNew({ vault });
    if (!chosen.ok) setFailure(chosen.failure);
    else if (chosen.value.ticket !== null) onChange({ disk: chosen.value });
  };
  return (
    <div className="stack" data-gap="small">
      <Switch label={t('firstRun.openingFile')} help={t('firstRun.openingFileHelp')} isSelected={wantsDisk} onChange={(wanted) => { onChange({ wantsDisk: wanted }); }} />
      {wantsDisk ? (
        <>
          <Line tone="warn" mark="attention">{t('keyDisk.moveLoss')}</Line>
          <div><Button onPress={() => { void choose(); }}>{t(disk === null ? 'keyDisk.choose' : 'keyDisk.chooseOther')}</Button></div>
          {disk === null ? null : <Line tone="ok" mark="fine" role="status"><Bdi value={disk.name} /></Line>}
          {disk?.isVaultsDisk === true ? <Line tone="warn" mark="attention">{t('keyDisk.sameDisk')}</Line> : null}
          {disk?.isCopied === true ? <Line tone="warn" mark="attention">{t('keyDisk.copiedFolder')}</Line> : null}
          {failure === null ? null : <FailureLine failure={failure} />}
        </>
      ) : null}
    </div>
  );
};
