// Packs the application over a stand-in for Electron and reads the result as an auditor would: the archive's list, the
// unpacked compiled halves, the fuses of the binary, and whether the packed tool runs from what was packed and nothing else.
import { spawnSync } from 'node:child_process';
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractAll, listPackage, statFile } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nativePackages, root } from '../../../build/bundle/parts.ts';
import { ourElectron } from '../../../build/checks/electron-age.ts';
import { fuses, readFuses } from '../../../build/packaging/fuses.ts';
import { packInto } from '../../../build/packaging/pack.ts';
import { makeStandIn } from '../../../build/packaging/stand-in.ts';

/** What sodium-native finds its compiled half with. */
const loadersOfSodium = ['require-addon', 'bare-addon-resolve', 'bare-module-resolve', 'bare-semver', 'which-runtime'] as const;

describe.runIf(process.platform === 'linux')('the packed application', () => {
  let folder = '';
  let packed = '';
  let archive = '';
  let files: readonly string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'holdfast-package-'));
    const electronDist = await makeStandIn(join(folder, 'electron'), ourElectron());
    packed = await packInto({ electronDist, output: join(folder, 'out'), installers: false });
    archive = join(packed, 'resources/app.asar');
    files = listPackage(archive, { isPack: false }).map((file) => file.replace(/^\//, ''));
  });

  afterAll(async () => { await rm(folder, { recursive: true, force: true }); });

  const isFile = (file: string): boolean => !('files' in statFile(archive, file));
  const unpackedFile = (file: string): string => join(packed, 'resources/app.asar.unpacked', file);

  it('holds every part of the bundle, the licences and the manifest', () => {
    expect(files).toEqual(expect.arrayContaining([
      'package.json', 'LICENSE', 'NOTICE', 'dist/third-party-licences.txt',
      'dist/main.js', 'dist/preload.cjs', 'dist/vault-process.js', 'dist/cli.js', 'dist/renderer/index.html', 'dist/fonts/NotoSans_400Regular.ttf',
    ]));
  });

  it('starts from a manifest that names an existing entry and carries no scripts', async () => {
    const target = join(folder, 'manifest');
    extractAll(archive, target);
    const manifest = JSON.parse(await readFile(join(target, 'package.json'), 'utf8')) as Record<string, unknown>;
    expect(files).toContain(manifest['main']);
    expect(manifest['scripts']).toBeUndefined();
    expect(manifest['devDependencies']).toBeUndefined();
  });

  it('holds nothing but the bundle, the manifest, the licences and the packages with a compiled half', () => {
    const needed = new Set([...nativePackages, '@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu', '@phc/format', 'bindings', 'file-uri-to-path', 'node-gyp-build', ...loadersOfSodium]);
    const strangers = files.filter(isFile).filter((file) => {
      if (file.startsWith('dist/') || ['package.json', 'LICENSE', 'NOTICE'].includes(file)) return false;
      return ![...needed].some((name) => file.startsWith(`node_modules/${name}/`));
    });
    expect(strangers).toEqual([]);
  });

  it('holds no source, map, test, header, stamp or build file', () => {
    expect(files.filter(isFile).filter((file) => /\.(?:ts|tsx|mts|map|c|cc|cpp|h|hpp|gyp|gypi|o|a|d)$|(?:^|\/)(?:tests?|\.stamp|\.git)\//.test(file))).toEqual([]);
  });

  it('unpacks each compiled half and nothing else', () => {
    const unpacked = files.filter((file) => isFile(file) && 'unpacked' in statFile(archive, file));
    expect([...unpacked].sort()).toEqual([
      'node_modules/@journeyapps/sqlcipher/build/Release/node_sqlite3.node',
      'node_modules/@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu/typst-ts-node-compiler.linux-x64-gnu.node',
      'node_modules/argon2/prebuilds/linux-x64/argon2.glibc.node',
      'node_modules/argon2/prebuilds/linux-x64/argon2.musl.node',
      'node_modules/better-sqlite3-multiple-ciphers/prebuilds/linux-x64.node',
      'node_modules/sodium-native/prebuilds/linux-x64/sodium-native.node',
    ]);
  });

  it('ships the database engine as it was built and checked: linked to its own symbols first', async () => {
    const file = 'node_modules/@journeyapps/sqlcipher/build/Release/node_sqlite3.node';
    expect(spawnSync('readelf', ['-d', unpackedFile(file)], { encoding: 'utf8' }).stdout).toContain('SYMBOLIC');
    expect((await readFile(unpackedFile(file))).equals(await readFile(join(root, file)))).toBe(true);
  });

  it('carries fuses that read back as the table says', async () => {
    expect(await readFuses(join(packed, 'holdfast'))).toEqual(Object.fromEntries(Object.entries(fuses).map(([name, { on }]) => [name, on])));
  });

  it("lacks Electron's own start page, which would run in place of a missing app", async () => {
    await expect(access(join(packed, 'resources/default_app.asar'))).rejects.toThrow('ENOENT');
  });

  it('runs its tool from the packed files alone: makes a vault, adds a file and gives it back', async () => {
    const app = join(folder, 'extracted');
    extractAll(archive, app);
    const secret = join(folder, 'secret');
    const source = join(folder, 'photo.bin');
    await writeFile(secret, 'correct horse battery staple wharf');
    await writeFile(source, Buffer.alloc(100_000, 7));
    const tool = (...args: readonly string[]) => {
      const ended = spawnSync(process.execPath, [join(app, 'dist/cli.js'), ...args, '--passphrase-file', secret, '--json'], { encoding: 'utf8', cwd: folder });
      expect(ended.stderr === '' || ended.status === 0 ? 0 : ended.stderr).toBe(0);
      return JSON.parse(ended.stdout) as Record<string, unknown>;
    };
    tool('create', 'vault');
    const { items } = tool('add', 'vault', source) as { items: readonly { readonly id: string }[] };
    tool('extract', 'vault', items[0]!.id, '-o', 'back.bin');
    expect((await readFile(join(folder, 'back.bin'))).equals(await readFile(source))).toBe(true);
  });

  it('loads the vault process from the packed files alone', () => {
    const app = join(folder, 'extracted');
    const ended = spawnSync(process.execPath, ['--check', join(app, 'dist/vault-process.js')], { encoding: 'utf8' });
    expect(ended.stderr).toBe('');
    const loads = nativePackages.map((name) => `await import(${JSON.stringify(name)});`).join('');
    const loaded = spawnSync(process.execPath, ['--input-type=module', '--eval', loads], { encoding: 'utf8', cwd: app });
    expect(loaded.stderr).toBe('');
  });
});
