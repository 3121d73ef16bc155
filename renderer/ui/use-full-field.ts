// What a field says that takes no more characters: more may have been pasted than it holds, and nobody would see that the end is missing.
import { useText } from '../i18n/use-text.ts';

/** Fields that hold less than this (a day, a year) are full as they should be. */
const leastToTell = 100;

/** Words for a field that is full, or null. */
export const useFullField = (value: string | undefined, most: number | undefined): string | null => {
  const t = useText();
  return value === undefined || most === undefined || most < leastToTell || value.length < most ? null : t('ui.fieldFull', { most });
};
