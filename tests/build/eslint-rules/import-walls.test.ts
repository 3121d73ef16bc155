import { describe, expect, it } from 'vitest';
import { lintText } from './lint-text.ts';

/** Names of the walls that an import runs into. */
const walls = (place: string, text: string): readonly string[] => lintText('import-walls', place, text).map((message) => message.split(':')[0] ?? '');

const refused: readonly (readonly [wall: string, place: string, text: string])[] = [
  ['shared-is-words-only', 'shared/evidence/schema.ts', "import { z } from 'react';"],
  ['shared-is-words-only', 'shared/evidence/schema.ts', "import { readFile } from 'node:fs/promises';"],
  ['shared-is-words-only', 'shared/evidence/schema.ts', "import type { Session } from '../../electron/vault/session.ts';"],
  ['shared-is-words-only', 'shared/evidence/schema.ts', "import { createIntl } from '@formatjs/intl';"],
  ['renderer-is-sandboxed', 'renderer/ui/Button.tsx', "import { join } from 'node:path';"],
  ['renderer-is-sandboxed', 'renderer/ui/Button.tsx', "import { join } from 'path';"],
  ['renderer-is-sandboxed', 'renderer/ui/Button.tsx', "import { ipcRenderer } from 'electron';"],
  ['renderer-is-sandboxed', 'renderer/ui/Button.tsx', "import type { Session } from '../../electron/vault/session.ts';"],
  ['electron-stands-alone', 'electron/evidence/service.ts', "import { Button } from '../../renderer/ui/Button.tsx';"],
  ['electron-stands-alone', 'electron/evidence/service.ts', "import { dist } from '../../build/bundle/parts.ts';"],
  ['domains-run-without-electron', 'electron/evidence/service.ts', "import { app } from 'electron';"],
  ['domains-run-without-electron', 'electron/vault-process/entry.ts', "import type { MessagePortMain } from 'electron';"],
  ['domains-run-without-electron', 'electron/evidence/service.ts', "const electron = await import('electron');"],
  ['one-registrar', 'electron/app/menu.ts', "import { ipcMain } from 'electron';"],
  ['one-registrar', 'electron/app/menu.ts', "import { ipcMain as safe } from 'electron';"],
  ['one-registrar', 'electron/app/menu.ts', "export { ipcMain } from 'electron';"],
  ['electron-by-name', 'electron/app/menu.ts', "import * as electron from 'electron';"],
  ['electron-by-name', 'electron/app/menu.ts', "import electron from 'electron';"],
  ['no-electron-network', 'electron/app/menu.ts', "import { net } from 'electron';"],
  ['no-electron-network', 'electron/app/menu.ts', "import { autoUpdater } from 'electron';"],
  ['no-other-programs', 'electron/app/menu.ts', "import { shell } from 'electron';"],
  ['no-other-programs', 'electron/evidence/service.ts', "import { spawn } from 'node:child_process';"],
  ['no-other-programs', 'electron/app/screen-lock/screen-lock.ts', "import { spawn } from 'node:child_process';"],
  ['no-other-programs', 'electron/app/screen-lock/bus-watch.ts', "import { shell } from 'electron';"],
  ['preload-is-the-contract', 'electron/preload/preload.ts', "import { open } from '../vault/index.ts';"],
  ['preload-is-the-contract', 'electron/preload/preload.ts', "import { readFileSync } from 'node:fs';"],
  ['repositories-are-private', 'electron/evidence/service.ts', "import { entries } from '../custody/repository.ts';"],
  ['repositories-are-private', 'electron/evidence/service.ts', "import type { Entry } from '../custody/entry-repository.ts';"],
  ['vault-internals', 'electron/evidence/intake.ts', "import { derive } from '../vault/crypto/derive.ts';"],
  ['vault-internals', 'electron/evidence/intake.ts', "import { createObjectStore } from '../vault/objects/object-store.ts';"],
  ['vault-internals', 'electron/cli/cli.ts', "import { slots } from '../vault/key-slots/slot-table.ts';"],
  ['vault-internals', 'electron/cli/cli.ts', "import { engine } from '../vault/database/engines/journeyapps.ts';"],
  ...['net', 'tls', 'http', 'https', 'http2', 'dgram', 'dns', 'inspector'].flatMap((name) => [
    ['no-network', 'electron/app/window.ts', `import { x } from 'node:${name}';`] as const,
    ['no-network', 'electron/app/window.ts', `import { x } from '${name}';`] as const,
  ]),
  ['no-network', 'electron/app/window.ts', "import { lookup } from 'node:dns/promises';"],
];

const allowed: readonly (readonly [place: string, text: string])[] = [
  ['shared/evidence/schema.ts', "import { z } from 'zod'; import { idSchema } from '../ids.ts';"],
  ['shared/i18n/format.ts', "import { createIntl } from '@formatjs/intl';"],
  ['renderer/ui/Button.tsx', "import { useState } from 'react'; import type { Item } from '../../shared/evidence/schema.ts';"],
  ['electron/evidence/service.ts', "import { createHash } from 'node:crypto'; import { open } from '../vault/index.ts'; import type { Session } from '../vault/session.ts';"],
  ['electron/evidence/service.ts', "import { items } from './repository.ts';"],
  ['electron/evidence/intake.ts', "import type { ObjectStore } from '../vault/objects/object-store.ts';"],
  ['electron/evidence/intake.ts', "import { sql } from '../vault/database/sql.ts';"],
  ['electron/app/menu.ts', "import { Menu, type MenuItem } from 'electron';"],
  ['electron/main.ts', "import { app } from 'electron';"],
  ['electron/ipc/register.ts', "import { ipcMain } from 'electron';"],
  ['electron/preload/preload.ts', "import { contextBridge } from 'electron'; import { contract } from '../../shared/contract/registry.ts';"],
  ['electron/vault/session.ts', "import { derive } from './crypto/derive.ts';"],
  ['tests/electron/vault/crypto/derive.test.ts', "import { derive } from '../../../../electron/vault/crypto/derive.ts';"],
];

describe('import-walls', () => {
  it.each(refused)('%s refuses, in %s: %s', (wall, place, text) => {
    expect(walls(place, text)).toContain(wall);
  });

  it.each(allowed)('lets pass, in %s: %s', (place, text) => {
    expect(walls(place, text)).toEqual([]);
  });
});
