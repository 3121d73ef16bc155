// F6 goes round the panes of the window: the elements marked `data-pane`, in document order.

/** Goes to a pane because the person asked for it, which its ring shows. Whatever else gives it the focus (a place that is gone to, a dialog that gives it back) shows none: nobody moved it there. */
export const goToPane = (pane: HTMLElement): void => {
  pane.toggleAttribute('data-asked-for', true);
  pane.focus();
  pane.addEventListener('blur', () => { pane.removeAttribute('data-asked-for'); }, { once: true });
};

/** Moves the focus to the next or last visible pane that nothing lies over: to the control it names for this, else its first, else the pane itself. */
export const cyclePanes = (direction: 1 | -1): void => {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) => pane.checkVisibility() && pane.closest('[inert]') === null);
  if (panes.length === 0) return;
  const holds = panes.map((pane) => pane.contains(document.activeElement));
  // Panes may lie inside one another; the innermost one is where the focus is.
  const at = holds.lastIndexOf(true);
  const next = panes[(at + direction + panes.length) % panes.length];
  const controls = [...(next?.querySelectorAll<HTMLElement>('button:not([disabled]), a[href], input:not([disabled]), [tabindex="0"]') ?? [])].filter((control) => control.checkVisibility());
  const first = controls.find((control) => control.dataset['paneFocus'] !== undefined) ?? controls[0];
  if (first !== undefined) first.focus();
  else if (next !== undefined) goToPane(next);
};
