// The end of the first run.
import { useText } from '../../i18n/use-text.ts';
import type { MemberCode } from '../../../shared/ids.ts';
import { Button } from '../../ui/Button.tsx';
import { Line } from '../../ui/Line.tsx';

export const VaultReady = ({ member, isOnDisk, onDone }: { readonly member: MemberCode; readonly isOnDisk: boolean; readonly onDone: () => void }) => {
  const t = useText();
  return (
    <>
      <h1>{t('firstRun.doneTitle')}</h1>
      <p>{t('firstRun.doneHelp', { member })}</p>
      {isOnDisk ? <Line tone="warn" mark="attention">{t('firstRun.doneDisk')}</Line> : null}
      <div><Button kind="primary" autoFocus onPress={onDone}>{t('firstRun.goIn')}</Button></div>
    </>
  );
};
