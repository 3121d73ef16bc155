// What a restore gave: all of it, or what could be saved and how much is lost.
import type { OutputOf } from '../../../shared/contract/registry.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Line } from '../../ui/Line.tsx';

export const RestoreDone = ({ restored, withShares, onDone }: { readonly restored: OutputOf<'backup.restore'>; readonly withShares: boolean; readonly onDone: () => void }) => {
  const t = useText();
  const formats = useFormats();
  const { objects, bytes, lost, gaps, missing } = restored;
  const whole = lost === 0 && gaps === 0;
  return (
    <>
      <h1>{t(whole ? 'restore.done' : 'restore.partly')}</h1>
      {whole ? <Line tone="ok" mark="fine" role="status">{t('restore.doneWords', { objects, size: formats.bytes(bytes) })}</Line> : <Line tone="danger" mark="wrong" role="alert">{t('restore.partlyWords', { lost, gaps })}</Line>}
      {missing === 0 ? null : <Line tone="warn" mark="attention">{t('restore.missing', { count: missing })}</Line>}
      <p>{t(withShares ? 'restore.openWithSharesHelp' : 'restore.openHelp')}</p>
      {whole ? null : <p>{t('restore.openPartly')}</p>}
      <div><Button kind="primary" autoFocus onPress={onDone}>{t(withShares ? 'restore.openWithShares' : 'restore.open')}</Button></div>
    </>
  );
};
