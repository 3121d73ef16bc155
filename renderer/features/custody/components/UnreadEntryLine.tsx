// An entry of the custody log that is damaged: it keeps its place, and says that nothing of it can be read.
import { useText } from '../../../i18n/use-text.ts';
import { Line } from '../../../ui/Line.tsx';

export const UnreadEntryLine = ({ seq }: { readonly seq: number }) => {
  const t = useText();
  return <Line mark="wrong">{t('custody.entryUnread', { seq })}</Line>;
};
