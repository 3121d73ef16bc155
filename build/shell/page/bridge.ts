// contextBridge as Electron has it: what crosses is copied, functions are wrapped, prototypes and symbols are dropped, errors
// keep their message alone. In the shell both sides share one JavaScript world, so this keeps the app honest; it is no wall.

const passedAsTheyAre = (value: object): boolean =>
  value instanceof Blob || value instanceof ArrayBuffer || ArrayBuffer.isView(value) || value instanceof Date || value instanceof Node;

const wrapFunction = (inner: (...args: unknown[]) => unknown): ((...args: unknown[]) => unknown) =>
  (...args) => {
    try {
      return copyAcross(inner(...args.map((arg) => copyAcross(arg))));
    } catch (error) {
      throw copyError(error);
    }
  };

const copyError = (error: unknown): Error => new Error(error instanceof Error ? error.message : String(error));

const copyPromise = async (inner: Promise<unknown>): Promise<unknown> => {
  try {
    return copyAcross(await inner);
  } catch (error) {
    throw copyError(error);
  }
};

/** A copy of `value` for the other side of the bridge. Throws for symbols, as Electron does. */
export const copyAcross = (value: unknown): unknown => {
  if (typeof value === 'function') {
    return wrapFunction(value as (...args: unknown[]) => unknown);
  }
  if (typeof value === 'symbol') {
    throw new TypeError('An object could not be cloned.');
  }
  if (typeof value !== 'object' || value === null || passedAsTheyAre(value)) {
    return value;
  }
  if (value instanceof Promise) {
    return copyPromise(value);
  }
  if (value instanceof Error) {
    return copyError(value);
  }
  if (Array.isArray(value)) {
    return value.map(copyAcross);
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copyAcross(item)]));
};

const freezeDeeply = (value: unknown): unknown => {
  if (typeof value === 'object' && value !== null && !passedAsTheyAre(value)) {
    Object.values(value).forEach(freezeDeeply);
    Object.freeze(value);
  }
  return value;
};

/** Puts a frozen copy of `api` on the window under `key`. Throws when the name is taken. */
export const exposeInMainWorld = (key: string, api: unknown): void => {
  if (Object.hasOwn(globalThis, key)) {
    throw new Error('Cannot bind an API on top of an existing property on the window object');
  }
  Object.defineProperty(globalThis, key, { value: freezeDeeply(copyAcross(api)), enumerable: true });
};
