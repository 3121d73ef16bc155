import { describe, expect, it } from 'vitest';
import { lintText } from './lint-text.ts';

const found = (text: string): number => lintText('module-header', 'electron/evidence/intake.ts', text).length;

describe('module-header', () => {
  it.each(['const a = 1;', 'const a = 1; // late', "import { a } from './a.ts';\n// late", '// @ts-nocheck\nconst a = 1;'])('asks for an opening comment in: %s', (text) => {
    expect(found(text)).toBe(1);
  });

  it.each(['// Owns the intake.\nconst a = 1;', '/* Owns the intake. */\nconst a = 1;', '#!/usr/bin/env node\n// Owns the intake.\nconst a = 1;'])('is content with: %s', (text) => {
    expect(found(text)).toBe(0);
  });
});
