// Numbers, sizes, times and lists in the chosen language. Times are shown in this computer's zone, with the zone where it matters.
import { useFormatter } from './use-text.ts';
import type { Formatter } from '../../shared/i18n/format.ts';
import { createFormats, type Formats } from '../../shared/i18n/formats.ts';

/** Made once for each language and choice of digits and calendar: making them takes a millisecond, and a list that is scrolled asks for them with every new line. */
const made = new Map<string, Formats>();

const formatsOf = (formatter: Formatter): Formats => {
  const { language, intl } = formatter;
  const name = `${language} ${intl.locale}`;
  const known = made.get(name) ?? createFormats(intl.locale, formatter);
  made.set(name, known);
  return known;
};

/** Formats of the chosen language. */
export const useFormats = (): Formats => formatsOf(useFormatter());
