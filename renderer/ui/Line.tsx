// One line that says something: a mark, a sentence, an action. Stays until it is dealt with; never covers anything.
import type { ReactNode } from 'react';
import { Mark, type MarkState } from './Mark.tsx';
import './line.css';

interface LineProps {
  readonly tone?: 'plain' | 'info' | 'ok' | 'warn' | 'danger' | 'consent';
  readonly mark?: MarkState;
  readonly children: ReactNode;
  /** Buttons at the end of the line. */
  readonly actions?: ReactNode;
  /** `alert` interrupts a screen reader, `status` waits; absent for what was there from the start. */
  readonly role?: 'alert' | 'status';
}

export const Line = ({ tone = 'plain', mark, children, actions, role }: LineProps) => (
  <div className="ui-line" data-tone={tone} {...(role === undefined ? {} : { role })}>
    <div className="ui-line-words">
      {mark === undefined ? null : <Mark state={mark} />}
      <span>{children}</span>
    </div>
    {actions === undefined ? null : <div className="row">{actions}</div>}
  </div>
);
