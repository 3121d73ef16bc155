// Tickets stand for files and folders that a person chose. The window holds the ticket, main holds the path; a page that is
// taken over can therefore ask for nothing but what a person pointed at.
import { randomBytes } from 'node:crypto';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { ticketSchema, type Ticket } from '../../../shared/ids.ts';

export interface Tickets {
  issue(path: string): Ticket;
  /** The path behind a ticket. Throws `not-found` for one that was never issued or was withdrawn. */
  pathOf(ticket: Ticket): string;
  /** At lock: what was chosen before is forgotten. */
  forgetAll(): void;
}

export const createTickets = (): Tickets => {
  const paths = new Map<Ticket, string>();
  return {
    issue(path) {
      const ticket = ticketSchema.parse(`t-${randomBytes(16).toString('hex')}`);
      paths.set(ticket, path);
      return ticket;
    },
    pathOf(ticket) {
      const path = paths.get(ticket);
      if (path === undefined) {
        throw new HoldfastError('not-found');
      }
      return path;
    },
    forgetAll() {
      paths.clear();
    },
  };
};
