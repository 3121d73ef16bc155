// The few calls of libheif's JavaScript layer that are used; its own declarations cover the C functions alone.
declare module 'libheif-js/libheif-wasm/libheif-bundle.mjs' {
  interface HeifImage {
    get_width(): number;
    get_height(): number;
    /** Fills the given pixels; the callback gets null when the picture could not be decoded. */
    display(into: { data: Uint8ClampedArray; width: number; height: number }, done: (result: unknown) => void): void;
  }
  interface Heif {
    HeifDecoder: new () => { decode(bytes: Uint8Array): HeifImage[] };
  }
  const load: (options?: object) => Heif;
  export default load;
}
