// Everything the app does not use of Electron is absent here, and asking for it says so instead of giving `undefined`:
// a call that works in the shell and fails in Electron (or the other way round) must not go unnoticed.

/** Names that the language itself looks up on any object: awaiting, printing and comparing must not throw. */
const languageNames = new Set(['then', 'toJSON', 'constructor', 'prototype', 'inspect', 'nodeType', 'asymmetricMatch', '$$typeof', 'valueOf', 'toString', '__esModule', 'default']);

const absent = (what: string): Error => new Error(`the Chromium shell does not have Electron's ${what}; add it under build/shell/api when the app needs it`);

/** The same object, except that reading a name it does not have throws and names it. */
export const strict = <T extends object>(name: string, object: T): T =>
  new Proxy(object, {
    get(target, key) {
      if (typeof key === 'string' && !(key in target) && !languageNames.has(key)) {
        throw absent(`${name}.${key}`);
      }
      // The target stands in for the receiver, so that private fields behind accessors stay reachable.
      const value: unknown = Reflect.get(target, key, target);
      return value;
    },
  });

/** Stands in for a whole module that is not there. Every use of it throws. */
export const absentModule = (name: string): object => {
  const refuse = (): never => {
    throw absent(name);
  };
  return new Proxy(refuse, { get: refuse, apply: refuse, construct: refuse, has: refuse, set: refuse });
};
