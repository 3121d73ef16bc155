// Names those whom a backup or a pack is made without, because what the vault kept of them is damaged. Nothing where all can be read.
import type { UnreadRecipients as Unread } from '../../../shared/backup/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { Line } from '../../ui/Line.tsx';

export const UnreadRecipients = ({ unread: { keys, shares } }: { readonly unread: Unread }) => {
  const t = useText();
  return (
    <>
      {keys === 0 ? null : <Line tone="warn" mark="attention">{t('backup.unreadKeys', { count: keys })}</Line>}
      {shares ? <Line tone="warn" mark="attention">{t('backup.unreadShares')}</Line> : null}
    </>
  );
};
