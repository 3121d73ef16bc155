// The test languages change the words and never the syntax.
import { describe, expect, it } from 'vitest';
import { accented, arabic } from '../../../shared/i18n/pseudo.ts';

describe('accented', () => {
  it('marks words, keeps placeholders, and adds two fifths', () => {
    const made = accented('Remove {name} from the vault');
    expect(made).toMatch(/^\[Ŕéɱóṽé \{name\} ƒŕóɱ ţĥé ṽáúľţ .*\]$/u);
    expect(made.length).toBeGreaterThanOrEqual(Math.floor('Remove  from the vault'.length * 1.4));
  });

  it('changes the words of a choice and not its keywords', () => {
    expect(accented('{count, plural, one {# item} other {# items}}')).toContain('{count, plural, one {# íţéɱ} other {# íţéɱš}}');
  });

  it('leaves tags alone', () => {
    expect(accented('See <link>this</link>')).toContain('<link>ţĥíš</link>');
  });
});

describe('arabic', () => {
  it('writes placeholder words from right to left, around untouched placeholders and numbers', () => {
    const made = arabic('Step {step} of 3');
    expect(made).toMatch(/^[\u0600-\u06FF]+ \{step\} [\u0600-\u06FF]+ 3$/u);
  });

  it('keeps the keywords of a choice', () => {
    expect(arabic('{n, select, none {A file} other {{name}}}')).toMatch(/^\{n, select, none \{[\u0600-\u06FF ]+\} other \{\{name\}\}\}$/u);
  });
});
