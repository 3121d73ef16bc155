// Handover under Safety: taking in a pack, what waits to be decided, the codes of this vault's own keys, and the packs so far.
import { useState } from 'react';
import { useAnswer } from '../../data/use-answer.ts';
import { useRouter } from '../../frame/RouteProvider.tsx';
import { useText } from '../../i18n/use-text.ts';
import { Bdi } from '../../ui/Bdi.tsx';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';
import { AddKeyDialog } from '../backup/AddKeyDialog.tsx';
import { SafetySection } from '../safety/SafetySection.tsx';
import { PackLines } from './PackLines.tsx';
import { TakeInDialog } from './TakeInDialog.tsx';

export const HandoverSection = () => {
  const t = useText();
  const router = useRouter();
  const state = useAnswer('handover.state', {});
  const [asking, setAsking] = useState<'pack' | 'key' | null>(null);
  const close = (): void => { setAsking(null); };
  const own = state.data?.recipients.filter(({ kind }) => kind === 'own') ?? [];
  return (
    <SafetySection section="handover" help={t('handover.help')}>
      {state.error === null ? null : <FailureLine failure={state.error.failure} />}
      {state.data === undefined ? null : (
        <>
          {state.data.conflicts === 0 ? null : (
            <Line tone="warn" mark="attention" actions={<Button onPress={() => { router.go({ place: 'handover' }); }}>{t('handover.decideNow')}</Button>}>{t('handover.toDecide', { count: state.data.conflicts })}</Line>
          )}
          <div><Button onPress={() => { setAsking('pack'); }}>{t('handover.takeIn')}</Button></div>
          <h3>{t('handover.yourKeys')}</h3>
          {own.length === 0 ? <Line mark="not-known" actions={<Button onPress={() => { setAsking('key'); }}>{t('handover.makeKey')}</Button>}>{t('handover.noKeys')}</Line> : (
            <div className="stack" data-gap="small">
              <p className="text-2">{t('handover.yourKeysHelp')}</p>
              {own.map(({ id, name, fingerprint, recipient }) => (
                <Line key={id}>
                  <strong><Bdi value={name ?? ''} /></strong> {t('handover.codeOfKey')} <code className="mono" dir="ltr">{fingerprint}</code><br />
                  <code className="mono" dir="ltr">{recipient}</code>
                </Line>
              ))}
            </div>
          )}
          <h3>{t('handover.packs')}</h3>
          {state.data.packs.some(({ direction }) => direction === 'received') ? <p className="text-2">{t('handover.packsHelp')}</p> : null}
          <PackLines packs={state.data.packs} unread={state.data.unread.packs} />
        </>
      )}
      {asking === 'pack' ? <TakeInDialog hasKey={own.length > 0} onClose={close} /> : null}
      {asking === 'key' ? <AddKeyDialog kind="own" onClose={close} /> : null}
    </SafetySection>
  );
};
