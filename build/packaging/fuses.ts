// The switches burnt into the packaged Electron binary (Electron's checklist, item 19), each with its reason. Set after packing and read back at once.
import { type FuseConfig, FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';

export type FuseName = keyof typeof FuseV1Options;

export interface Fuse { readonly on: boolean; readonly because: string }

export const fuses = Object.freeze({
  RunAsNode: { on: false, because: 'ELECTRON_RUN_AS_NODE would turn the signed application into a general Node that reads whatever it may read' },
  EnableCookieEncryption: { on: true, because: 'should a cookie ever be stored, it is not plaintext; cannot be taken back once shipped' },
  EnableNodeOptionsEnvironmentVariable: { on: false, because: 'NODE_OPTIONS could load foreign code into the process that holds the keys' },
  EnableNodeCliInspectArguments: { on: false, because: '--inspect and SIGUSR1 would open a debugger onto the keys' },
  EnableEmbeddedAsarIntegrityValidation: { on: true, because: 'a changed app.asar does not start (macOS and Windows; Linux has no such check)' },
  OnlyLoadAppFromAsar: { on: true, because: 'a folder named app beside app.asar would be loaded in its place' },
  LoadBrowserProcessSpecificV8Snapshot: { on: false, because: 'no snapshot of our own is shipped' },
  GrantFileProtocolExtraPrivileges: { on: false, because: 'the window is served by a scheme of its own; file:// gets nothing extra' },
  WasmTrapHandlers: { on: true, because: "the default: WebAssembly's bounds checks by the processor; off would slow the HEIC decoder and protect nothing" },
} as const satisfies Record<FuseName, Fuse>);

const names = Object.keys(fuses) as readonly FuseName[];

/** The table as @electron/fuses takes it; a fuse that a newer Electron adds and the table lacks makes flipping fail. */
export const fuseConfig = (): FuseConfig => ({
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  ...(Object.fromEntries(names.map((name) => [FuseV1Options[name], fuses[name].on])) as Record<FuseV1Options, boolean>),
});

/** What the binary says, by name. Throws when the file holds no fuses. */
export const readFuses = async (binary: string): Promise<Readonly<Record<string, boolean | 'removed'>>> => {
  const wire = await getCurrentFuseWire(binary);
  return Object.fromEntries(names.map((name) => {
    const state = wire[FuseV1Options[name]];
    return [name, state === FuseState.REMOVED ? 'removed' : state === FuseState.ENABLE] as const;
  }));
};

/** Sets the fuses and reads them back; throws when one of them is not what the table says. */
export const setFuses = async (binary: string): Promise<void> => {
  await flipFuses(binary, fuseConfig());
  const read = await readFuses(binary);
  const wrong = names.filter((name) => read[name] !== fuses[name].on);
  if (wrong.length > 0) throw new Error(`${binary}: these fuses did not take: ${wrong.join(', ')}`);
};
