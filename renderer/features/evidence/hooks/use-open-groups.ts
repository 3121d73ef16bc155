// Which groups of a description are open: the same from item to item, until the vault is locked. One in which something waits to be finished is opened.
import { useCallback, useEffect } from 'react';
import { fieldGroups, type FieldGroup } from '../rules/description-fields.ts';
import { useEvidenceView } from './use-evidence-view.ts';
import type { UnfinishedEntries } from './use-unfinished.ts';

type Open = readonly FieldGroup['id'][];

/** The groups in which something waits. */
export const waitingGroups = (unfinished: UnfinishedEntries): Open => {
  const fields = unfinished.fields();
  return fieldGroups.filter((group) => group.fields.some(({ field }) => fields.includes(field))).map(({ id }) => id);
};

export const useOpenGroups = (unfinished: UnfinishedEntries): readonly [Open, (open: Open) => void] => {
  const [{ openGroups }, change] = useEvidenceView();
  const setOpen = useCallback((open: Open): void => { change({ openGroups: open }); }, [change]);
  useEffect(() => {
    const waiting = waitingGroups(unfinished).filter((id) => !openGroups.includes(id));
    if (waiting.length > 0) setOpen([...openGroups, ...waiting]);
    // Once for each item: what is closed by hand afterwards stays closed.
  }, [unfinished]);
  return [openGroups, setOpen];
};
