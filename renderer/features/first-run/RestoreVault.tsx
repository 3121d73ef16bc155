// Restoring from a backup, one idea a step: the file, what opens it, where to, and how it went; after shares, who opens the vault with
// them. Going back discards nothing.
import { useState } from 'react';
import type { OpeningReport } from '../../../shared/vault/schema.ts';
import { emptyDraft, isByShares, type RestoreDraft } from './restore-draft.ts';
import { RestoreFile } from './RestoreFile.tsx';
import { RestoreFolder } from './RestoreFolder.tsx';
import { RestoreJoin } from './RestoreJoin.tsx';
import { RestoreRun } from './RestoreRun.tsx';
import { RestoreShares } from './RestoreShares.tsx';

interface RestoreVaultProps {
  readonly onBack: () => void;
  readonly onBegin: () => void;
  readonly onDone: () => void;
  readonly onOpened: (report: OpeningReport) => void;
}

export const RestoreVault = ({ onBack, onBegin, onDone, onOpened }: RestoreVaultProps) => {
  const [step, setStep] = useState<'file' | 'shares' | 'folder' | 'run' | 'join'>('file');
  const [draft, setDraft] = useState<RestoreDraft>(emptyDraft);
  const change = (part: Partial<RestoreDraft>): void => { setDraft((before) => ({ ...before, ...part })); };
  const byShares = isByShares(draft);
  switch (step) {
    case 'file':
      return <RestoreFile draft={draft} onChange={change} onBack={onBack} onContinue={() => { setStep(byShares ? 'shares' : 'folder'); }} />;
    case 'shares':
      return (
        <RestoreShares draft={draft} onShare={(share) => { onBegin(); change({ shares: [...draft.shares, share] }); }}
          onBack={() => { change({ shares: [] }); setStep('file'); }} onContinue={() => { setStep('folder'); }} />
      );
    case 'folder':
      return <RestoreFolder draft={draft} onChange={change} onBack={() => { setStep(byShares ? 'shares' : 'file'); }} onContinue={() => { onBegin(); setStep('run'); }} />;
    case 'run':
      return <RestoreRun draft={draft} onBack={() => { setStep('file'); }} onDone={byShares ? () => { setStep('join'); } : onDone} />;
    case 'join':
      return <RestoreJoin shares={draft.shares.map(({ held }) => held)} onOpened={onOpened} onOtherWay={onDone} />;
  }
};
