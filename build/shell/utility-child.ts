// Loaded in a utility process before its own module: gives it `process.parentPort` in Electron's shape.

type PortListener = (message: { readonly data: unknown; readonly ports: readonly never[] }) => void;

/** The part of Electron's ParentPort that a process of the app uses. */
const parentPort = {
  on(event: string, listener: PortListener) {
    if (event !== 'message') {
      throw new Error(`the Chromium shell's parent port has no event "${event}"`);
    }
    process.on('message', (data: unknown) => {
      listener({ data, ports: [] });
    });
    return parentPort;
  },
  postMessage(message: unknown) {
    // The app can be gone a moment before this process hears of it: what is said then has no reader and is no error.
    process.send?.(message, undefined, undefined, (error) => {
      if (error !== null) process.exit(0);
    });
  },
};

Object.defineProperty(process, 'parentPort', { value: parentPort });

// A utility process never outlives the app it belongs to, however that ended.
process.on('disconnect', () => {
  process.exit(0);
});
