// Sections of a long page, found by name: a link into the page brings one into view and puts the focus on its heading.
export const showSection = (name: string): void => {
  const section = document.querySelector(`[data-section="${CSS.escape(name)}"]`);
  section?.scrollIntoView({ block: 'start' });
  section?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
};
