// Numbers, sizes, times and lists in the chosen language. Times are shown in this computer's zone, with the zone where it matters.
import { useFormatter } from './use-text.ts';
import { createFormats, type Formats } from '../../shared/i18n/formats.ts';

/** Made once for each language: making them takes a millisecond, and a list that is scrolled asks for them with every new line. */
const made = new Map<string, Formats>();

const formatsOf = (locale: string): Formats => {
  const known = made.get(locale) ?? createFormats(locale);
  made.set(locale, known);
  return known;
};

/** Formats of the chosen language. */
export const useFormats = (): Formats => formatsOf(useFormatter().intl.locale);
