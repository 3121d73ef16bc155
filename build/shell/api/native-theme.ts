// nativeTheme: what the app chose is what the page is told; the system's own choice is left to Chromium.
import type * as Electron from 'electron';
import { createEmitter } from '../emitter.ts';
import type { Runtime } from '../runtime.ts';
import { strict } from '../strict.ts';

const events = ['updated'] as const;

export const createNativeTheme = (runtime: Runtime): object => {
  const emitter = createEmitter('nativeTheme', events, () => api);
  let source: Electron.NativeTheme['themeSource'] = 'system';
  const shape = {
    get themeSource() {
      return source;
    },
    set themeSource(wanted) {
      const changed = wanted !== source;
      source = wanted;
      runtime.colorScheme = wanted === 'system' ? null : wanted;
      void runtime.window?.contents.page()?.emulateMedia({ colorScheme: runtime.colorScheme }).catch(() => undefined);
      if (changed) {
        emitter.emit('updated');
      }
    },
    get shouldUseDarkColors() {
      return source === 'dark';
    },
    on: emitter.on,
    once: emitter.once,
    off: emitter.off,
  } satisfies Pick<Electron.NativeTheme, 'themeSource' | 'shouldUseDarkColors' | 'on' | 'once' | 'off'>;
  const api = strict('nativeTheme', shape) as unknown as Electron.NativeTheme;
  return api;
};
