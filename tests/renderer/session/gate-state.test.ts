// What the window shows as the vault changes: nothing of an open vault outlives a lock, and the recovery code is not skipped.
import { describe, expect, it } from 'vitest';
import { startGate, stepGate, type GateState, type GateStep } from '../../../renderer/session/gate-state.ts';
import type { VaultStatus } from '../../../shared/vault/schema.ts';

const status = (state: VaultStatus['state']): GateStep => ({ kind: 'status', status: { state, vaultId: null, member: null, lockedBecause: null, madeUp: false } });
const after = (...steps: readonly GateStep[]): GateState => steps.reduce(stepGate, startGate);
const report = { problems: [], sweptFiles: 1 };

describe('the session gate', () => {
  it('shows nothing once lock was pressed, whatever main still says', () => {
    expect(after(status('open'), { kind: 'leave' }).leaving).toBe(true);
    expect(after(status('open'), { kind: 'leave' }, status('open')).leaving).toBe(true);
    expect(after(status('open'), { kind: 'leave' }, status('locked')).leaving).toBe(false);
  });

  it('forgets what opening found when the vault locks', () => {
    expect(after(status('opening'), status('open'), { kind: 'opened', report }).report).toEqual(report);
    expect(after(status('open'), { kind: 'opened', report }, status('closing')).report).toBeNull();
  });

  it('stays in the first run while the vault it made is open', () => {
    const making: readonly GateStep[] = [status('none'), { kind: 'first-run', goesOn: true }, status('opening'), status('open')];
    expect(after(...making).inFirstRun).toBe(true);
    expect(after(...making, { kind: 'first-run', goesOn: false }).inFirstRun).toBe(false);
  });

  it('ends the first run when that vault locks', () => {
    expect(after(status('none'), { kind: 'first-run', goesOn: true }, status('open'), status('closing'), status('locked')).inFirstRun).toBe(false);
  });

  it('stays in the first run when making the vault did not work', () => {
    expect(after(status('locked'), { kind: 'first-run', goesOn: true }, status('opening'), status('locked')).inFirstRun).toBe(true);
  });
});
