// Which groups of a description are open: the same from item to item, until the vault is locked. One in which something waits to be finished is opened.
import { useCallback, useEffect, useRef } from 'react';
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
  const latest = useRef(openGroups);
  latest.current = openGroups;
  // Once for each item: what is closed by hand afterwards stays closed.
  useEffect(() => {
    const waiting = waitingGroups(unfinished).filter((id) => !latest.current.includes(id));
    if (waiting.length > 0) setOpen([...latest.current, ...waiting]);
  }, [unfinished, setOpen]);
  return [openGroups, setOpen];
};
