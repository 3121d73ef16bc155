// Where the tool that listens is not on this computer.
import { expect, it, vi } from 'vitest';
import { watchBus } from '../../../../electron/app/screen-lock/bus-watch.ts';

it('says that the tool is missing, and does not look for it again and again', async () => {
  const hearingChanged = vi.fn();
  const watch = watchBus({ programs: ['/nowhere/dbus-monitor', '/nowhere/else/dbus-monitor'], address: 'unix:path=/nowhere/bus', rules: [], line: () => undefined, hearingChanged });
  await vi.waitFor(() => { expect(watch.hearing).toBe('noProgram'); });
  await new Promise((resolve) => { setTimeout(resolve, 50); });
  expect(hearingChanged).toHaveBeenCalledTimes(1);
  watch.end();
});
