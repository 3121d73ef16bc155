// Shows a recovery code this one time: print it, and type two groups back to show that it is written down.
import { useState } from 'react';
import type { Failure } from '../../../shared/contract/failure.ts';
import { api, ask, failureOf } from '../../api.ts';
import { useFormatter } from '../../i18n/use-text.ts';
import { askWithPassphrase } from '../../session/passphrase-again.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { codeGroups, groupsToTypeBack, sameGroup } from './recovery-groups.ts';
import './passphrase.css';

const random = (): number => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;

export const RecoveryCode = ({ code, onDone }: { readonly code: string; readonly onDone: () => void }) => {
  const { text: t, language } = useFormatter();
  const groups = codeGroups(code);
  const [asked] = useState(() => groupsToTypeBack(groups.length, random));
  const [typed, setTyped] = useState<readonly [string, string]>(['', '']);
  const [wrong, setWrong] = useState<readonly [boolean, boolean]>([false, false]);
  const [saved, setSaved] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const print = async (): Promise<void> => {
    setFailure(null);
    try {
      const { pdf } = await ask('vault.recoverySheet', { recoveryCode: code, language });
      setSaved((await askWithPassphrase('window.saveDocument', { suggestedName: 'Holdfast.pdf', pdf })).saved);
    } catch (error) {
      setFailure(failureOf(error));
    }
  };
  const check = (): void => {
    const now = [!sameGroup(typed[0], groups[asked[0]] ?? ''), !sameGroup(typed[1], groups[asked[1]] ?? '')] as const;
    setWrong(now);
    if (now[0] || now[1]) return;
    // Only a note in the log: what was just written down must not be asked for again because it failed.
    void api.recovery.noteCodeWritten({}).finally(onDone);
  };
  const field = (at: 0 | 1) => (
    <TextField label={t('firstRun.recoveryGroup', { number: asked[at] + 1 })} direction="ltr" mono autoComplete="off" spellCheck="false" value={typed[at]}
      error={wrong[at] ? t('firstRun.recoveryWrongGroup', { number: asked[at] + 1 }) : null}
      onChange={(value) => { setTyped(at === 0 ? [value, typed[1]] : [typed[0], value]); setWrong(at === 0 ? [false, wrong[1]] : [wrong[0], false]); }} />
  );
  return (
    <form className="stack" data-gap="large" onSubmit={(event) => { event.preventDefault(); check(); }}>
      <p>{t('firstRun.recoveryHelp')} {t('firstRun.recoveryKeep')}</p>
      <p className="passphrase-code mono" dir="ltr" data-testid="recovery-code">{groups.map((group, at) => <span key={at}>{`${group} `}</span>)}</p>
      <div><Button onPress={() => { void print(); }}>{t('firstRun.recoveryPrint')}</Button></div>
      {saved ? <Line tone="info" role="status">{t('firstRun.recoverySaved')}</Line> : null}
      {failure === null ? null : <FailureLine failure={failure} />}
      <div className="stack" data-gap="small">
        <p>{t('firstRun.recoveryType', { first: asked[0] + 1, second: asked[1] + 1 })}</p>
        <div className="passphrase-groups">{field(0)}{field(1)}</div>
      </div>
      <div className="row" data-gap="large">
        <Button kind="primary" type="submit">{t('ui.continue')}</Button>
        <Button kind="quiet" onPress={onDone}>{t('firstRun.recoveryLater')}</Button>
      </div>
      <p className="caption">{t('firstRun.recoveryLaterNote')}</p>
    </form>
  );
};
