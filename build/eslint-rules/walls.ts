// The walls between the parts of the code, as data. Each says who may not import what, why, and which door is the right one. One of
// them keeps other programs from being opened (Electron's checklist, item 15).
import { builtinModules } from 'node:module';

/** One import as the walls see it. */
export interface Crossing {
  /** Place of the importing file, like `electron/evidence/service.ts`. */
  readonly from: string;
  /** Place of the imported file, or `package:<specifier>`. */
  readonly to: string;
  /** Names taken from it; `*` for the whole module. */
  readonly names: readonly string[];
  /** True when nothing of it is left when the program runs. */
  readonly typesOnly: boolean;
}

export interface Wall {
  readonly name: string;
  readonly forbids: (crossing: Crossing) => boolean;
  readonly message: string;
}

/** Name of the npm package or Node module an import leads to; undefined for a place in the project. */
const packageOf = (to: string): string | undefined => {
  if (!to.startsWith('package:')) return undefined;
  const parts = to.slice('package:'.length).replace(/^node:/, '').split('/');
  return parts.slice(0, parts[0]?.startsWith('@') === true ? 2 : 1).join('/');
};

const isNode = (to: string): boolean => to.startsWith('package:node:') || builtinModules.includes(packageOf(to) ?? '');

const networkModules = new Set(['net', 'tls', 'http', 'https', 'http2', 'dgram', 'dns', 'inspector']);
const isNetwork = (to: string): boolean => networkModules.has(packageOf(to) ?? '');

const mayImportElectron = /^electron\/(?:main\.ts|app\/|ipc\/|preload\/|vault-process\/client\.ts)/;

/** Hands nothing to the program that it starts: a message bus is listened to, so that no socket has to be opened here. */
const mayStartAProgram = 'electron/app/screen-lock/bus-watch.ts';

/** Domain folder of a file in electron/, like `evidence`. */
const domainOf = (place: string): string | undefined => /^electron\/([^/]+)\//.exec(place)?.[1];

// Plural and number rules of every language, without Node or a document: the one thing besides zod that both sides share.
const messageFormatter = '@formatjs/intl';

const vaultInternals = /^electron\/vault\/(?:crypto|objects|key-slots|database\/engines)\//;
// Its type is the seam through which other domains keep bytes; an instance comes from the open session only.
const typesOfTheVaultOnOffer = new Set(['electron/vault/objects/object-store.ts']);

export const walls: readonly Wall[] = Object.freeze([
  {
    name: 'shared-is-words-only',
    forbids: ({ from, to }) => from.startsWith('shared/') && !to.startsWith('shared/') && packageOf(to) !== 'zod' && !(from.startsWith('shared/i18n/') && packageOf(to) === messageFormatter),
    message: 'shared/ runs in every process, so it imports zod and shared/ only. Code that needs Node belongs in electron/, code that needs a document in renderer/.',
  },
  {
    name: 'renderer-is-sandboxed',
    forbids: ({ from, to }) => from.startsWith('renderer/') && (isNode(to) || packageOf(to) === 'electron' || !/^(?:shared\/|renderer\/|package:)/.test(to)),
    message: 'The window is sandboxed and treated as hostile: it imports shared/, renderer/ and browser packages. What it needs from the system is a call in shared/<domain>/contract.ts.',
  },
  {
    name: 'electron-stands-alone',
    forbids: ({ from, to }) => from.startsWith('electron/') && /^(?:renderer|build|tests)\//.test(to),
    message: 'electron/ imports shared/ and electron/ only. Words both sides need live in shared/.',
  },
  {
    name: 'domains-run-without-electron',
    forbids: ({ from, to }) => from.startsWith('electron/') && packageOf(to) === 'electron' && !mayImportElectron.test(from),
    message: "Domain code runs unchanged under plain Node (command line tool, tests). Only main.ts, app/, ipc/, preload/ and vault-process/client.ts import 'electron'; pass what you need in.",
  },
  {
    name: 'one-registrar',
    forbids: ({ from, to, names }) => packageOf(to) === 'electron' && names.includes('ipcMain') && !/^electron\/ipc\/register(?:-claim)?\.ts$/.test(from),
    message: 'Calls are registered in electron/ipc/register.ts alone, where sender, input and output are checked. Add the call to the contract and a handler instead.',
  },
  {
    name: 'electron-by-name',
    forbids: ({ from, to, names, typesOnly }) => from.startsWith('electron/') && packageOf(to) === 'electron' && !typesOnly && (names.includes('*') || names.includes('default')),
    message: "Import what you use from 'electron' by name, so that the walls around ipcMain and net can be checked.",
  },
  {
    name: 'no-electron-network',
    forbids: ({ from, to, names }) => from.startsWith('electron/') && packageOf(to) === 'electron' && names.some((name) => name === 'net' || name === 'autoUpdater' || name === 'crashReporter'),
    message: 'Nothing leaves this computer: net, autoUpdater and crashReporter are not used.',
  },
  {
    name: 'no-other-programs',
    forbids: ({ from, to, names }) => from.startsWith('electron/') && ((packageOf(to) === 'child_process' && from !== mayStartAProgram) || (packageOf(to) === 'electron' && names.includes('shell'))),
    message: 'Nothing is opened in another program, which would keep and show what it was given. Save a copy with a reason instead (evidence.export).',
  },
  {
    name: 'preload-is-the-contract',
    forbids: ({ from, to }) => from.startsWith('electron/preload/') && packageOf(to) !== 'electron' && !/^(?:shared\/contract|electron\/preload)\/|^electron\/ipc\/claim\.ts$/.test(to),
    message: 'The preload exposes the contract and nothing else: it imports shared/contract/, the claim channel (electron/ipc/claim.ts) and electron only.',
  },
  {
    name: 'repositories-are-private',
    forbids: ({ from, to }) => /^electron\/[^/]+\/.*repository\.ts$/.test(to) && from.startsWith('electron/') && domainOf(from) !== domainOf(to),
    message: "A repository belongs to its domain. Ask the other domain's service, which also writes the custody entry.",
  },
  {
    name: 'vault-internals',
    forbids: ({ from, to, typesOnly }) => vaultInternals.test(to) && from.startsWith('electron/') && !from.startsWith('electron/vault/') && !(typesOnly && typesOfTheVaultOnOffer.has(to)),
    message: 'Keys, slots, objects and database engines are the inside of electron/vault. Use the open session (electron/vault/session.ts) or the door electron/vault/index.ts.',
  },
  {
    name: 'no-network',
    forbids: ({ from, to }) => /^(?:electron|shared|renderer)\//.test(from) && isNetwork(to),
    message: 'Node sockets bypass every defence of the window: net, tls, http, https, http2, dgram, dns and inspector are not used anywhere in the app. Nothing leaves this computer.',
  },
]);

/** Every wall that an import runs into. */
export const wallsHit = (crossing: Crossing): readonly Wall[] => walls.filter((wall) => wall.forbids(crossing));
