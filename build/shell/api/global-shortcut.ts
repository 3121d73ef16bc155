// globalShortcut. The shell hears keys only while its own window is in front, as the system would tell them there too; in other programs
// nothing arrives but what a test sends.
import type * as Electron from 'electron';
import type { KeyInput } from '../messages.ts';
import type { Runtime } from '../runtime.ts';
import { strict } from '../strict.ts';
import { parseAccelerator } from './accelerator.ts';

type Shape = Pick<typeof Electron.globalShortcut, 'register' | 'unregister' | 'unregisterAll' | 'isRegistered'>;

/** Presses every registered key that this input is. */
export const pressSystemKeys = (runtime: Pick<Runtime, 'systemKeys'>, input: KeyInput): void => {
  if (input.type !== 'keyDown') {
    return;
  }
  const letter = /^(?:Key|Digit)(.)$/u.exec(input.code)?.[1]?.toLowerCase();
  for (const { keys, press } of runtime.systemKeys.values()) {
    const sameKey = keys.key === (letter ?? input.key);
    if (sameKey && keys.ctrl === input.control && keys.alt === input.alt && keys.shift === input.shift && keys.meta === input.meta) {
      press();
    }
  }
};

export const createGlobalShortcut = (runtime: Runtime): object => {
  const { systemKeys } = runtime;
  const shape = {
    register(accelerator, callback) {
      if (systemKeys.has(accelerator)) {
        return false;
      }
      systemKeys.set(accelerator, { keys: parseAccelerator(accelerator), press: callback });
      return true;
    },
    unregister(accelerator) {
      systemKeys.delete(accelerator);
    },
    unregisterAll() {
      systemKeys.clear();
    },
    isRegistered: (accelerator) => systemKeys.has(accelerator),
  } satisfies Shape;
  return strict('globalShortcut', shape);
};
