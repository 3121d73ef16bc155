// The first screen: language and text size, then what the person wants to do, one idea a step. Going back discards nothing.
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/registry.ts';
import type { MemberCode, Ticket } from '../../../shared/ids.ts';
import type { OpeningReport } from '../../../shared/vault/schema.ts';
import { ChooseTask, type Task } from './ChooseTask.tsx';
import { ChooseVaultFolder } from './ChooseVaultFolder.tsx';
import { FirstRunPage } from './FirstRunPage.tsx';
import { LookAround } from './LookAround.tsx';
import { MakePassphrase } from './MakePassphrase.tsx';
import { MakePlace } from './MakePlace.tsx';
import { RecoveryCodeStep } from './RecoveryCodeStep.tsx';
import { RestoreVault } from './RestoreVault.tsx';
import { VaultReady } from './VaultReady.tsx';

interface FirstRunProps {
  /** A vault is chosen already: show the way back to it. */
  readonly canReturn: boolean;
  /** The first thing was done that opening a vault must not interrupt. */
  readonly onBegin: () => void;
  readonly onDone: () => void;
  /** A restored vault was opened at once, with the shares that opened its backup. */
  readonly onOpened: (report: OpeningReport) => void;
}

type Step = 'task' | 'place' | 'passphrase' | 'recovery' | 'ready' | 'open' | 'restore' | 'look-around';

export interface VaultDraft {
  /** Whether the opening file is to lie on another disk from the start, and on which. */
  readonly wantsDisk: boolean;
  readonly disk: OutputOf<'keyDisk.chooseForNew'> | null;
  readonly ticket: Ticket | null;
  readonly folderName: string;
  readonly memberName: string;
  readonly passphrase: string;
}

export const FirstRun = ({ canReturn, onBegin, onDone, onOpened }: FirstRunProps) => {
  const [step, setStep] = useState<Step>('task');
  const [task, setTask] = useState<Task>('make');
  const [draft, setDraft] = useState<VaultDraft>({ wantsDisk: false, disk: null, ticket: null, folderName: '', memberName: '', passphrase: '' });
  const [made, setMade] = useState<{ readonly recoveryCode: string; readonly member: MemberCode } | null>(null);
  const change = (part: Partial<VaultDraft>): void => { setDraft((before) => ({ ...before, ...part })); };
  const content = {
    task: () => <ChooseTask task={task} onTask={setTask} onContinue={() => { setStep(task === 'make' ? 'place' : task); }} onReturn={canReturn ? onDone : null} />,
    restore: () => <RestoreVault onBack={() => { setStep('task'); }} onBegin={onBegin} onDone={onDone} onOpened={onOpened} />,
    'look-around': () => <LookAround onBack={() => { setStep('task'); }} onBegin={onBegin} onDone={onDone} />,
    open: () => <ChooseVaultFolder onBack={() => { setStep('task'); }} onChosen={onDone} />,
    place: () => <MakePlace draft={draft} onChange={change} onBack={() => { setStep('task'); }} onContinue={() => { onBegin(); setStep('passphrase'); }} />,
    passphrase: () => (
      <MakePassphrase draft={draft} onChange={change} onBack={() => { setStep('place'); }}
        onMade={(vault) => { setMade(vault); change({ passphrase: '' }); setStep('recovery'); }} />
    ),
    recovery: () => (made === null ? null : <RecoveryCodeStep code={made.recoveryCode} onDone={() => { setMade({ ...made, recoveryCode: '' }); setStep('ready'); }} />),
    ready: () => (made === null ? null : <VaultReady member={made.member} isOnDisk={draft.wantsDisk} onDone={onDone} />),
  }[step];
  return <FirstRunPage step={{ task: null, open: null, restore: null, 'look-around': null, place: 1, passphrase: 2, recovery: 3, ready: null }[step]}>{content()}</FirstRunPage>;
};
