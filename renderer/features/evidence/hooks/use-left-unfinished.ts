// Says so when an item is left while something typed about it is not whole: it was not saved, and where it waits.
import { useEffect, useRef } from 'react';
import type { EvidenceId } from '../../../../shared/ids.ts';
import { useFormatter } from '../../../i18n/use-text.ts';
import { announce } from '../../../session/notices.ts';
import { allFields } from '../rules/description-fields.ts';
import type { UnfinishedEntries } from './use-unfinished.ts';

/** Speaks when the form of this item goes away. */
export const useLeftUnfinished = (id: EvidenceId, unfinished: UnfinishedEntries): void => {
  const formatter = useFormatter();
  const latest = useRef(formatter);
  latest.current = formatter;
  useEffect(() => () => {
    const { text: t } = latest.current;
    for (const { field, words } of allFields) {
      if (unfinished.fields().includes(field)) announce(t('details.leftUnfinished', { id, field: t(words) }), 'danger');
    }
  }, [id, unfinished]);
};
