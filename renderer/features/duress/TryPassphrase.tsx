// What a passphrase would do at the unlock screen: shown to whoever types it, and to nobody else.
import { useState } from 'react';
import type { MessageKey } from '../../../shared/i18n/keys.ts';
import type { DuressEffect } from '../../../shared/duress/schema.ts';
import { useCommand } from '../../data/use-answer.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureLine } from '../../ui/FailureLine.tsx';
import { Line } from '../../ui/Line.tsx';
import { PassphraseField } from '../../ui/PassphraseField.tsx';

const says: Readonly<Record<DuressEffect, MessageKey>> = { nothing: 'duress.tryNothing', decoy: 'duress.tryDecoy', destroy: 'duress.tryDestroy' };

export const TryPassphrase = () => {
  const t = useText();
  const [passphrase, setPassphrase] = useState('');
  const effect = useCommand('duress.effect', []);
  const ask = (): void => { if (passphrase !== '') effect.mutate({ passphrase }); };
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); ask(); }}>
      <p className="reading">{t('duress.tryHow')}</p>
      <PassphraseField label={t('duress.tryField')} value={passphrase} onChange={(next) => { setPassphrase(next); effect.reset(); }} isDisabled={effect.isPending} />
      {effect.data === undefined ? null : <Line tone="info" mark="not-known" role="status">{t(says[effect.data.effect])}</Line>}
      {effect.error === null ? null : <FailureLine failure={effect.error.failure} />}
      <div><Button type="submit" isDisabled={passphrase === '' || effect.isPending}>{t('duress.try')}</Button></div>
    </form>
  );
};
