// The pages of the set-up, one idea each, in their order.
import type { ComponentType } from 'react';
import type { MessageKey } from '../../../shared/i18n/keys.ts';
import type { PanicSettings } from '../../../shared/panic/schema.ts';
import { AboutPanic } from './AboutPanic.tsx';
import { ChooseAfterwards, ChooseButtons } from './ChooseAfterwards.tsx';
import { ChooseGesture } from './ChooseGesture.tsx';
import { ChooseKey } from './ChooseKey.tsx';
import { ChooseTries } from './ChooseTries.tsx';
import { ProveInWindow, ProveOnLock } from './ProveKey.tsx';
import { Rehearse } from './Rehearse.tsx';
import { SystemKey } from './SystemKey.tsx';
import { WhoRestores } from './WhoRestores.tsx';

export interface StepProps {
  readonly settings: PanicSettings;
}

export interface Step {
  readonly title: MessageKey;
  readonly Page: ComponentType<StepProps>;
  /** Left out where there is nothing to try. */
  readonly isNeeded?: (settings: PanicSettings) => boolean;
}

const hasKey = ({ key }: PanicSettings): boolean => key !== null;

export const steps: readonly Step[] = [
  { title: 'panic.aboutTitle', Page: AboutPanic },
  { title: 'panic.gestureTitle', Page: ChooseGesture },
  { title: 'panic.keyTitle', Page: ChooseKey },
  { title: 'panic.proveWindowTitle', Page: ProveInWindow, isNeeded: hasKey },
  { title: 'panic.proveLockTitle', Page: ProveOnLock, isNeeded: hasKey },
  { title: 'panic.systemTitle', Page: SystemKey },
  { title: 'panic.afterwardsTitle', Page: ChooseAfterwards },
  { title: 'panic.triesTitle', Page: ChooseTries },
  { title: 'panic.buttonsTitle', Page: ChooseButtons },
  { title: 'panic.restoreTitle', Page: WhoRestores },
  { title: 'panic.rehearseTitle', Page: Rehearse },
];

/** Where the set-up goes on after the unlock screen was visited on the way. */
export const stepToGoOnWith = ({ key, proven, isSetUp }: PanicSettings): number => {
  if (isSetUp || key === null) return 0;
  return proven.window === null && proven['lock-screen'] === null ? 0 : steps.findIndex(({ Page }) => Page === ProveOnLock);
};
