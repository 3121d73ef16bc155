// The order of a list as the vault is asked for it: kinds stand as the language in force lists them.
import { useMemo } from 'react';
import type { AskedSort, Sort } from '../../../../shared/evidence/schema.ts';
import { useFormatter } from '../../../i18n/use-text.ts';
import { askedSort } from '../rules/asked-sort.ts';

/** The same object from one drawing to the next while order and language are the same. */
export const useAskedSort = (sort: Sort): AskedSort => {
  const formatter = useFormatter();
  return useMemo(() => askedSort(sort, formatter), [sort, formatter]);
};
