// What an audio worklet's own world has. TypeScript's DOM types do not name it.
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}

declare function registerProcessor(name: string, processor: new (options: { readonly processorOptions: never }) => AudioWorkletProcessor & { process(inputs: readonly (readonly Float32Array[])[]): boolean }): void;
