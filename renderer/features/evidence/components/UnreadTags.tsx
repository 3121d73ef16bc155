// Says that there are tags that cannot be read, where the others are chosen from.
import { useText } from '../../../i18n/use-text.ts';
import { Line } from '../../../ui/Line.tsx';

export const UnreadTags = ({ count }: { readonly count: number }) => {
  const t = useText();
  return count === 0 ? null : <Line mark="wrong">{t('evidence.tagsUnread', { count })}</Line>;
};
