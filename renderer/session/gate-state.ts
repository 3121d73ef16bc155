// What the session gate shows, as a pure step from one state of the vault to the next.
import type { OpeningReport, VaultStatus } from '../../shared/vault/schema.ts';

export interface GateState {
  /** Null until main has answered once. */
  readonly status: VaultStatus | null;
  /** The first run goes on although a vault is chosen or open: its last steps show the recovery code. */
  readonly inFirstRun: boolean;
  /** Lock was pressed: nothing is shown any more, whatever main still says. */
  readonly leaving: boolean;
  readonly report: OpeningReport | null;
}

export type GateStep =
  | { readonly kind: 'status'; readonly status: VaultStatus }
  | { readonly kind: 'opened'; readonly report: OpeningReport }
  | { readonly kind: 'first-run'; readonly goesOn: boolean }
  | { readonly kind: 'leave' };

export const startGate: GateState = Object.freeze({ status: null, inFirstRun: false, leaving: false, report: null });

/** The state after one step. A lock ends the first run too; a vault that could not be made leaves it where it was. */
export const stepGate = (state: GateState, step: GateStep): GateState => {
  switch (step.kind) {
    case 'status': {
      if (step.status.state === 'open') return { ...state, status: step.status };
      const wasOpen = state.status?.state === 'open' || state.status?.state === 'closing';
      return { status: step.status, inFirstRun: state.inFirstRun && !wasOpen, leaving: false, report: null };
    }
    case 'opened':
      return { ...state, report: step.report };
    case 'first-run':
      return { ...state, inFirstRun: step.goesOn };
    case 'leave':
      return { ...state, leaving: true };
  }
};
