// Why the copy of a document was not made, and of which page that is.
import { useText } from '../../../i18n/use-text.ts';
import { Line } from '../../../ui/Line.tsx';
import type { Failed } from '../hooks/use-running.ts';
import { documentFailureWords } from './copy-failure-words.ts';

export const DocumentFailed = ({ failed: { why, page } }: { readonly failed: Failed }) => {
  const t = useText();
  return <Line tone="danger" mark="wrong" role="alert">{t(documentFailureWords[why], { page: page ?? 0 })}</Line>;
};
