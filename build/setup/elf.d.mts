// Types of elf.mjs, which stays plain JavaScript because it runs before TypeScript is installed.
export declare const isLinkedSymbolic: (path: string) => boolean;
