import { describe, expect, it } from 'vitest';
import { lintText } from './lint-text.ts';

const found = (place: string, text = 'export const a = 1;'): number => lintText('plain-names', place, text).length;

describe('plain-names', () => {
  it.each([
    'electron/evidence/utils.ts', 'electron/evidence/file-helpers.ts', 'electron/common/file.ts', 'renderer/ui/DialogManager.tsx', 'shared/misc.ts', 'tests/support/test-utils.ts',
  ])('refuses the drawer %s', (place) => {
    expect(found(place)).toBe(1);
  });

  it.each(['electron/evidence/fileKind.ts', 'electron/evidence/File.ts', 'electron/evidence/file_kind.ts', 'renderer/ui/useFile.tsx'])('refuses the case of %s', (place) => {
    expect(found(place)).toBe(1);
  });

  it('refuses an exported name that is a drawer', () => {
    expect(found('electron/evidence/files.ts', 'export const fileUtils = 1; export class VaultManager {} export function parseHelper() {}')).toBe(3);
  });

  it.each([
    'electron/evidence/file-kind.ts', 'renderer/ui/Button.tsx', 'renderer/main.tsx', 'build/vite.renderer.ts', 'tests/electron/evidence/file-kind.integration.test.ts', 'tests/journeys/first-run.e2e.ts',
    'renderer/commands/commands.ts',
  ])('lets %s pass', (place) => {
    expect(found(place, 'export const communication = 1; export const miscounted = 2;')).toBe(0);
  });
});
