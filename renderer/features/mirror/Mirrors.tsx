// The mirrors of this vault on other disks.
import { useEffect, useId, useState } from 'react';
import { useAnswer, useCommand } from '../../data/use-answer.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';
import { AddMirrorDialog } from './AddMirrorDialog.tsx';
import { MirrorLine } from './MirrorLine.tsx';

export const Mirrors = () => {
  const t = useText();
  const heading = useId();
  const state = useAnswer('mirror.state', {});
  const forget = useCommand('mirror.forget', ['mirror.state', 'custody.head']);
  const [isAdding, setAdding] = useState(false);
  const [forgetting, setForgetting] = useState<{ readonly id: string; readonly name: string } | null>(null);
  const { refetch } = state;
  // Disks come and go without a word: whether they are there is looked at whenever this is shown.
  useEffect(() => { void refetch(); }, [refetch]);
  const { mirrors, unread } = state.data ?? { mirrors: [], unread: 0 };
  const close = (): void => { setForgetting(null); };
  return (
    <section className="stack" data-section="mirror" aria-labelledby={heading}>
      <h3 id={heading}>{t('mirror.mirrors')}</h3>
      <p className="text-2">{t('mirror.help')}</p>
      {state.error === null ? null : <FailureLine failure={state.error.failure} />}
      {mirrors.length === 0 ? null : (
        <div className="stack" data-gap="small">
          {mirrors.map((mirror) => <MirrorLine key={mirror.id} mirror={mirror} onForget={() => { setForgetting(mirror); }} onRefused={() => { void refetch(); }} />)}
        </div>
      )}
      {unread === 0 ? null : <Line tone="warn" mark="attention">{t('mirror.unread', { count: unread })}</Line>}
      <div><Button onPress={() => { setAdding(true); }}>{t('mirror.add')}</Button></div>
      {isAdding ? <AddMirrorDialog onClose={() => { setAdding(false); }} /> : null}
      {forgetting === null ? null : (
        <Dialog title={t('mirror.forgetTitle', { name: forgetting.name })} isOpen kind="alert" onClose={close}
          buttons={<><Button autoFocus onPress={close}>{t('mirror.keepIt')}</Button><Button onPress={() => { forget.mutate({ id: forgetting.id }, { onSuccess: close }); }}>{t('mirror.forget')}</Button></>}>
          <p>{t('mirror.forgetHelp')}</p>
          {forget.error === null ? null : <FailureLine failure={forget.error.failure} />}
        </Dialog>
      )}
    </section>
  );
};
