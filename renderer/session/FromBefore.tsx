// Says that a dialog begins with what stood in it when the vault was locked, and offers to begin without it.
import { useText } from '../i18n/use-text.ts';
import { Button } from '../ui/Button.tsx';
import { Line } from '../ui/Line.tsx';
import type { FormDraft } from './use-form-draft.ts';

export const FromBefore = ({ form }: { readonly form: FormDraft }) => {
  const t = useText();
  if (!form.isFromBefore) return null;
  return <Line tone="info" mark="attention" role="status" actions={<Button size="compact" onPress={form.clear}>{t('ui.fromBeforeClear')}</Button>}>{t('ui.fromBefore')}</Line>;
};
