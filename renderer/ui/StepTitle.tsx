// The heading of a step, which has the keyboard when the step is come to: whoever hears the page hears where they are, and Tab goes on
// from there. Once only; what is typed in the step afterwards stays where it is typed.
import type { ReactNode } from 'react';

// One function for good: React calls a new one at every drawing, which would take the keyboard from the field at every letter.
const takeKeyboard = (heading: HTMLElement | null): void => { heading?.focus(); };

export const StepTitle = ({ children }: { readonly children: ReactNode }) => <h1 tabIndex={-1} ref={takeKeyboard}>{children}</h1>;
