// A document that a person saves outside the vault, on a real disk: whole under its name, and what a crash left of it is no riddle.
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeDocument } from '../../../../electron/app/handlers/document-file.ts';

let folder = '';
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'holdfast-document-')); });
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true, force: true });
});

const at = (name: string): string => join(folder, name);
const bytes = Buffer.from('%PDF-1.7 a form %%EOF');

describe('a document that is saved', () => {
  it('takes the place of what had its name, is for its owner alone, and leaves nothing beside it', async () => {
    writeFileSync(at('form.pdf'), 'before');
    await writeDocument(at('form.pdf'), bytes);
    expect([readdirSync(folder), readFileSync(at('form.pdf')), statSync(at('form.pdf')).mode & 0o777]).toEqual([['form.pdf'], bytes, 0o600]);
  });

  it('takes away what a crash left of it, which can be seen and says what it was to be', async () => {
    writeFileSync(at('form.pdf.holdfast-part'), '%PDF-1.7 a fo');
    await writeDocument(at('form.pdf'), bytes);
    expect(readdirSync(folder)).toEqual(['form.pdf']);
  });

  it('loses no folder that has the passing name', async () => {
    mkdirSync(at('form.pdf.holdfast-part'));
    writeFileSync(join(at('form.pdf.holdfast-part'), 'mine.txt'), 'mine');
    await writeDocument(at('form.pdf'), bytes);
    const [aside = ''] = readdirSync(folder).filter((name) => name !== 'form.pdf');
    expect(readFileSync(join(folder, aside, 'mine.txt'), 'utf8')).toBe('mine');
  });

  it('may have the longest name that a disk takes', async () => {
    const name = `${'ქ'.repeat(83)}.pdf`;
    await writeDocument(at(name), bytes);
    expect(readdirSync(folder)).toEqual([name]);
  });
});
