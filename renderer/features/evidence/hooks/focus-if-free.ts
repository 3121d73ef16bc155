// Gives a viewer or a list the keyboard when it is shown, so that its keys work at once; never takes it from a field or a button.

/** A ref for the element that takes the keys. */
export const focusIfFree = (element: HTMLElement | null): void => {
  const holder = document.activeElement;
  if (element !== null && (holder === null || holder === document.body || holder.matches('main, .evidence-screen'))) element.focus({ preventScroll: true });
};
