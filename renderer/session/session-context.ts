// What every screen of an open vault may know about the session: who opened it, what opening found, how to lock.
import { createContext, useContext } from 'react';
import type { MemberCode } from '../../shared/ids.ts';
import type { OpeningReport } from '../../shared/vault/schema.ts';

export interface Session {
  /** Sends what is pending, clears the window and ends the vault process. Never asks, never fails. */
  readonly lock: () => void;
  /** Null when the window was loaded while the vault was already open. */
  readonly report: OpeningReport | null;
  readonly member: MemberCode | null;
  /** The made-up case is open. */
  readonly isMadeUp: boolean;
}

export const SessionContext = createContext<Session>({ lock: () => undefined, report: null, member: null, isMadeUp: false });

export const useSession = (): Session => useContext(SessionContext);
