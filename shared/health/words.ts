// A finding in words, the same on the screen, on paper and in the command line tool. Pure.
import type { Formatter } from '../i18n/format.ts';
import { createFormats } from '../i18n/formats.ts';
import type { HealthFinding } from './schema.ts';

/** What happened, what could be lost, what to do. */
export const healthText = ({ kind, facts }: HealthFinding, words: Formatter): string => {
  const { freeBytes } = facts;
  return words.text(`health.${kind}`, { ...facts, ...(typeof freeBytes === 'number' ? { free: createFormats(words.intl.locale, words).bytes(freeBytes) } : {}) });
};
