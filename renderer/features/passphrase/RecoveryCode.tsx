// Shows a recovery code this one time: print it, and type two groups back to show that it is written down.
import { useState, type KeyboardEvent } from 'react';
import { api } from '../../api.ts';
import { useKeyTest } from '../../commands/CommandProvider.tsx';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { RecoverySheet } from './RecoverySheet.tsx';
import { codeGroups, groupsToTypeBack, sameGroup } from './recovery-groups.ts';
import './passphrase.css';

const random = (): number => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;

export const RecoveryCode = ({ code, onDone }: { readonly code: string; readonly onDone: () => void }) => {
  const t = useText();
  const isKey = useKeyTest();
  const groups = codeGroups(code);
  const [asked] = useState(() => groupsToTypeBack(groups.length, random));
  const [typed, setTyped] = useState<readonly [string, string]>(['', '']);
  const [wrong, setWrong] = useState<readonly [boolean, boolean]>([false, false]);
  const [printing, setPrinting] = useState(false);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isKey('print', event)) return;
    event.preventDefault();
    setPrinting(true);
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
    <form className="stack" data-gap="large" onKeyDown={onKeyDown} onSubmit={(event) => { event.preventDefault(); check(); }}>
      <p>{t('firstRun.recoveryHelp')} {t('firstRun.recoveryKeep')}</p>
      <p className="passphrase-code mono" dir="ltr" data-testid="recovery-code">{groups.map((group, at) => <span key={at}>{`${group} `}</span>)}</p>
      <div><Button onPress={() => { setPrinting(true); }}>{t('firstRun.recoveryPrint')}</Button></div>
      <div className="stack" data-gap="small">
        <p>{t('firstRun.recoveryType', { first: asked[0] + 1, second: asked[1] + 1 })}</p>
        <div className="passphrase-groups">{field(0)}{field(1)}</div>
      </div>
      <div className="row" data-gap="large">
        <Button kind="primary" type="submit">{t('ui.continue')}</Button>
        <Button kind="quiet" onPress={onDone}>{t('firstRun.recoveryLater')}</Button>
      </div>
      <p className="caption">{t('firstRun.recoveryLaterNote')}</p>
      {printing ? <RecoverySheet code={code} onClose={() => { setPrinting(false); }} /> : null}
    </form>
  );
};
