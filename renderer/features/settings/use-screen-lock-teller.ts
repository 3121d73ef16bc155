// Who says on this computer that its screen was locked.
import type { ScreenLockTeller } from '../../../shared/settings/schema.ts';
import { useAnswer } from '../../data/use-answer.ts';

/** Null until it is known. */
export const useScreenLockTeller = (): ScreenLockTeller | null => useAnswer('settings.screenLock', {}).data?.teller ?? null;
