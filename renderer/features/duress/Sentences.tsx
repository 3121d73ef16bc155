// Sentences one below the other, each a promise or a warning of its own.
import type { MessageKey } from '../../../shared/i18n/keys.ts';
import { useText } from '../../i18n/use-text.ts';

export const Sentences = ({ of }: { readonly of: readonly MessageKey[] }) => {
  const t = useText();
  return <ul className="panic-list reading">{of.map((key) => <li key={key}>{t(key)}</li>)}</ul>;
};
