// What an app changes on the process it runs in, put back when its launch ends, so that launches can follow one another.

const events = ['uncaughtException', 'unhandledRejection', 'exit', 'SIGINT', 'SIGTERM', 'SIGHUP', 'warning'] as const;

/** Sets arguments and environment for one launch; the returned function puts everything back. */
export const borrowProcess = (args: readonly string[], env: Readonly<Record<string, string>>): (() => void) => {
  const argv = [...process.argv];
  // Reading the mask without setting one is deprecated; it is set again at once.
  const umask = process.umask(0o077);
  process.umask(umask);
  const before = new Map(Object.keys(env).map((name) => [name, process.env[name]]));
  const listeners = new Map(events.map((event) => [event, process.listeners(event as 'exit')]));
  process.argv = [process.execPath, ...args];
  Object.assign(process.env, env);
  return () => {
    process.argv = argv;
    process.umask(umask);
    for (const [name, value] of before) {
      if (value === undefined) {
        Reflect.deleteProperty(process.env, name);
      } else {
        process.env[name] = value;
      }
    }
    for (const [event, known] of listeners) {
      for (const listener of process.listeners(event as 'exit')) {
        if (!known.includes(listener)) {
          process.removeListener(event, listener);
        }
      }
    }
  };
};
