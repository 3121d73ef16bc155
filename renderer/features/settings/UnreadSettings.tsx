// Says that something which was set in this vault cannot be read, and that the ordinary settings hold in its place. Nothing where all can be read.
import { useAnswer } from '../../data/use-answer.ts';
import { useText } from '../../i18n/use-text.ts';
import { Line } from '../../ui/Line.tsx';

export const UnreadSettings = () => {
  const t = useText();
  const count = useAnswer('settings.unread', {}).data?.count ?? 0;
  return count === 0 ? null : <Line tone="warn" mark="attention">{t('settings.unread', { count })}</Line>;
};
