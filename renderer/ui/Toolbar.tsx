// A row of controls of one place; arrow keys move inside it, Tab leaves it.
import type { ReactNode } from 'react';
import { Toolbar as AriaToolbar } from 'react-aria-components';

export const Toolbar = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <AriaToolbar className="row" aria-label={name}>
    {children}
  </AriaToolbar>
);
