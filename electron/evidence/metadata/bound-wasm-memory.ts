// Keeps WebAssembly parsers from taking the machine's memory: a crafted two-kilobyte file can make one ask for gigabytes. Called once,
// in the threads that parse and nowhere else, because it changes what every WebAssembly memory of its thread may become.

const page = 64 * 1024;

/** The part of a WebAssembly memory that matters here; the whole is described in the type library of documents, which this code has not. */
interface Memory {
  readonly buffer: { readonly byteLength: number };
}

/** From here on no WebAssembly memory of this thread grows beyond `mostBytes`; what asks for more is told that there is none. */
export const boundWasmMemory = (mostBytes: number): void => {
  const { prototype } = (Reflect.get(globalThis, 'WebAssembly') as { readonly Memory: { readonly prototype: Memory } }).Memory;
  const grow = Reflect.get(prototype, 'grow') as (this: Memory, pages: number) => number;
  Object.defineProperty(prototype, 'grow', {
    value(this: Memory, pages: number): number {
      if (this.buffer.byteLength + pages * page > mostBytes) {
        throw new RangeError('no more memory for this parser');
      }
      return grow.call(this, pages);
    },
  });
};
