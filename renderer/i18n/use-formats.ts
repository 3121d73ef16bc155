// Numbers, sizes, times and lists in the chosen language. Times are shown in this computer's zone, with the zone where it matters.
import { useMemo } from 'react';
import { useFormatter } from './use-text.ts';
import { createFormats, type Formats } from '../../shared/i18n/formats.ts';

/** Formats of the chosen language. */
export const useFormats = (): Formats => {
  const formatter = useFormatter();
  return useMemo(() => createFormats(formatter.intl.locale), [formatter]);
};
