// One's own passphrase and the recovery code.
import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { ChangePassphrase } from './ChangePassphrase.tsx';
import { RenewRecoveryCode } from './RenewRecoveryCode.tsx';
import { SettingsSection } from './SettingsSection.tsx';

export const SecretSettings = () => {
  const t = useText();
  const [open, setOpen] = useState<'passphrase' | 'code' | null>(null);
  const close = (): void => { setOpen(null); };
  return (
    <SettingsSection section="passphrase">
      <div className="row">
        <Button onPress={() => { setOpen('passphrase'); }}>{t('settings.changePassphrase')}</Button>
        <Button onPress={() => { setOpen('code'); }}>{t('settings.renewCode')}</Button>
      </div>
      {open === 'passphrase' ? <ChangePassphrase onClose={close} /> : null}
      {open === 'code' ? <RenewRecoveryCode onClose={close} /> : null}
    </SettingsSection>
  );
};
