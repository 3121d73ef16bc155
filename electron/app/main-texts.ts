// Texts for native menus and dialogs, from the same language files as the window.
import { createFormatter, type Formatter } from '../../shared/i18n/format.ts';
import type { Language } from '../../shared/settings/schema.ts';
import type { MessageKey } from '../../shared/i18n/keys.ts';

const formatters = new Map<Language, Formatter>();

export type MainTexts = (key: MessageKey, values?: Parameters<Formatter['text']>[1]) => string;

/** The texts of one language; made once for each. */
export const mainTexts = (language: Language): MainTexts => {
  const formatter = formatters.get(language) ?? createFormatter(language);
  formatters.set(language, formatter);
  return (key, values) => formatter.text(key, values);
};
