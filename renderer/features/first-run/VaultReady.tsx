// The end of the first run.
import { useText } from '../../i18n/use-text.ts';
import type { MemberCode } from '../../../shared/ids.ts';
import { Button } from '../../ui/Button.tsx';

export const VaultReady = ({ member, onDone }: { readonly member: MemberCode; readonly onDone: () => void }) => {
  const t = useText();
  return (
    <>
      <h1>{t('firstRun.doneTitle')}</h1>
      <p>{t('firstRun.doneHelp', { member })}</p>
      <div><Button kind="primary" autoFocus onPress={onDone}>{t('firstRun.goIn')}</Button></div>
    </>
  );
};
