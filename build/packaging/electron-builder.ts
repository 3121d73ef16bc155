// How the application is packed, for every system. Ships `dist/` and the packages with a compiled half, nothing else: no
// source, no maps, no tests, no headers.
import { chmod, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AfterPackContext, Configuration } from 'electron-builder';
import { setFuses } from './fuses.ts';

const onlyForBuilding = [
  'node-addon-api', 'cross-env', 'cross-spawn', '@epic-web/invariant', 'path-key', 'shebang-command', 'shebang-regex', 'which', 'isexe',
];

const files = [
  'package.json',
  'LICENSE',
  'NOTICE',
  'dist/**/*',
  '!dist/.stamp{,/**/*}',
  ...onlyForBuilding.map((name) => `!**/node_modules/${name}{,/**/*}`),
  '!**/*.{map,ts,mts,cts,flow,md,markdown,c,cc,cpp,h,hpp,gyp,gypi,mk,o,a,d,tgz,vcxproj,sln}',
  '!**/{Makefile,.deps,obj.target,binding.Makefile,config.gypi,.github,.vscode,test,tests,docs,examples,benchmark}{,/**/*}',
  // Compiled halves for other systems; one package is built for one system.
  '!**/node_modules/argon2/prebuilds/!(${platform}-${arch}){,/**/*}',
  '!**/node_modules/better-sqlite3-multiple-ciphers/prebuilds/!(${platform}-${arch}).node',
  '!**/node_modules/better-sqlite3-multiple-ciphers/{deps,src,build}{,/**/*}',
  '!**/node_modules/sodium-native/prebuilds/!(${platform}-${arch}){,/**/*}',
  '!**/node_modules/@journeyapps/sqlcipher/{deps,src,build/deps,build/node-addon-api,build/Release/node-addon-api}{,/**/*}',
  '!**/node_modules/@journeyapps/sqlcipher/build/Release/{node_sqlite3,nothing,sqlite3}{.a,.a.ar-file-list}',
];

/** The program inside the packed folder that carries the fuses. */
export const binaryOf = (context: Pick<AfterPackContext, 'appOutDir' | 'electronPlatformName'>): string => {
  switch (context.electronPlatformName) {
    case 'darwin': return join(context.appOutDir, 'Holdfast.app');
    case 'win32': return join(context.appOutDir, 'Holdfast.exe');
    default: return join(context.appOutDir, 'holdfast');
  }
};

/** Electron's own start page, which an unpacked Electron brings along, would run whenever app.asar is missing. */
const afterExtract = async (context: AfterPackContext): Promise<void> => {
  const resources = context.electronPlatformName === 'darwin' ? 'Electron.app/Contents/Resources' : 'resources';
  await rm(join(context.appOutDir, resources, 'default_app.asar'), { force: true });
};

const afterPack = async (context: AfterPackContext): Promise<void> => {
  const binary = binaryOf(context);
  if (context.electronPlatformName !== 'darwin') await chmod(binary, 0o755);
  await setFuses(binary);
};

/** The configuration; `electronDist` is the unpacked Electron to build over, or undefined to let electron-builder fetch it. */
export const packaging = ({ electronDist, output }: { readonly electronDist: string | undefined; readonly output: string }): Configuration => ({
  appId: 'org.holdfast.app',
  productName: 'Holdfast',
  copyright: 'The Holdfast maintainers. Apache-2.0',
  directories: { output, buildResources: 'build/packaging' },
  files,
  asar: { smartUnpack: false },
  // The loader of the operating system reads compiled halves from real files only.
  asarUnpack: ['**/*.node'],
  // All compiled halves use the stable Node-API: what was built and checked at set-up is what ships.
  npmRebuild: false,
  nodeGypRebuild: false,
  buildDependenciesFromSource: false,
  removePackageScripts: true,
  electronLanguages: ['en-US', 'ru', 'ka', 'ar', 'uk', 'tr', 'fr', 'es'],
  publish: null,
  afterExtract,
  afterPack,
  ...(electronDist === undefined ? {} : { electronDist }),
  linux: {
    target: ['dir', 'AppImage', 'deb'],
    executableName: 'holdfast',
    category: 'Office',
    synopsis: 'An offline strongroom for evidence',
    icon: 'icons',
  },
  // SQLCipher is linked against the system's OpenSSL; Chromium's own needs follow electron-builder's list. The bus's own tool tells of a locked screen.
  deb: {
    depends: ['libssl3', 'dbus', 'libgtk-3-0', 'libnotify4', 'libnss3', 'libxss1', 'libxtst6', 'xdg-utils', 'libatspi2.0-0', 'libuuid1', 'libsecret-1-0'],
  },
  mac: {
    target: ['dmg'],
    category: 'public.app-category.productivity',
    icon: 'icons/512x512.png',
    hardenedRuntime: true,
    gatekeeperAssess: false,
    extendInfo: { NSMicrophoneUsageDescription: 'To record testimony into the vault.', NSCameraUsageDescription: 'To record testimony into the vault.' },
  },
  win: { target: ['nsis'], icon: 'icons/512x512.png' },
});
