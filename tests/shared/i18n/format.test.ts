// Every text can be formatted in every language, whatever facts a failure carries; values keep their own direction.
import { describe, expect, it } from 'vitest';
import { failureCodes } from '../../../shared/contract/failure.ts';
import { createFormatter, localeOf, messagesOf, problemValues } from '../../../shared/i18n/format.ts';
import { isolate, withoutIsolates } from '../../../shared/i18n/isolate.ts';
import { english, type MessageKey } from '../../../shared/i18n/keys.ts';
import { languages } from '../../../shared/settings/schema.ts';
import { problemSchema } from '../../../shared/vault/schema.ts';

const strict = (language: (typeof languages)[number]) => createFormatter(language, (error) => { throw error; });

/** Names of the arguments of a message: a brace within an argument opens the words of an option, and the other way round. */
const placeholders = (text: string): readonly string[] => {
  const names = new Set<string>();
  const open: ('argument' | 'words')[] = [];
  for (const [at, letter] of Array.from(text).entries()) {
    if (letter === '}') open.pop();
    if (letter !== '{') continue;
    if (open.at(-1) === 'argument') open.push('words');
    else {
      names.add(/^\w+/u.exec(Array.from(text).slice(at + 1).join(''))?.[0] ?? '');
      open.push('argument');
    }
  }
  return [...names].sort();
};
const keys = Object.keys(english) as MessageKey[];

describe.each(languages)('%s', (language) => {
  const formatter = strict(language);
  const messages = messagesOf(language);

  it('formats every text', () => {
    for (const key of keys) {
      const values = Object.fromEntries(placeholders(english[key]).map((name) => [name, 3]));
      expect(formatter.text(key, values), key).toMatch(/\S/u);
    }
  });

  it('keeps every placeholder', () => {
    for (const key of keys) expect(placeholders(messages[key]), key).toEqual(placeholders(english[key]));
  });

  it('says every failure without facts', () => {
    for (const code of failureCodes) expect(formatter.failure({ code, facts: {} }), code).not.toMatch(/[{}]|\bnone\b/u);
  });

  it('says every problem without an item', () => {
    for (const kind of problemSchema.shape.kind.options) {
      expect(formatter.text(`problem.${kind}`, problemValues({ item: null, file: null, facts: {} })), kind).not.toMatch(/[{}]|\bnone\b/u);
    }
  });
});

describe('a failure', () => {
  const formatter = strict('en');

  it('names what it is about, and sizes as sizes', () => {
    expect(formatter.failure({ code: 'source-unreadable', facts: { name: 'clip07.mov', bytes: 1_100_000_000, reason: 'EIO' } }))
      .toBe('clip07.mov was not added: it cannot be read after 1.1\u00A0GB. The other files are not affected. Try another reader or cable.');
  });

  it('says the format that is too new', () => {
    expect(formatter.failure({ code: 'version-unsupported', facts: { found: 4, supported: 1 } }))
      .toBe('A newer Holdfast made this vault (format 4). It was not opened, so nothing was changed. Install that version.');
  });

  it('names the command that mends, by what the vault is opened with', () => {
    const words = (facts: Readonly<Record<string, string>>): string => formatter.failure({ code: 'database-damaged', facts: { reason: 'mendable', ...facts } });
    expect(words({})).toContain('the command “holdfast mend”.');
    expect(words({ by: 'shares' })).toContain('the command “holdfast recover --mend”.');
  });

  it('never takes a name for syntax', () => {
    expect(formatter.failure({ code: 'not-found', facts: { name: "{evil, plural, '" } })).toContain("{evil, plural, '");
  });
});

describe('isolate', () => {
  it('keeps a right-to-left name from reordering an English sentence', () => {
    expect(isolate('فاطمة', 'ltr')).toBe('\u2068فاطمة\u2069');
    expect(isolate('Irena', 'ltr')).toBe('Irena');
    expect(withoutIsolates(`by ${isolate('فاطمة', 'ltr')}`)).toBe('by فاطمة');
  });

  it('keeps a name in any script that is read from left to right from reordering an Arabic sentence', () => {
    expect(isolate('Irena', 'rtl')).toBe('\u2068Irena\u2069');
    expect(isolate('/照片/2026', 'rtl')).toBe('\u2068/照片/2026\u2069');
    expect(isolate('تصویر/2026', 'rtl')).toBe('تصویر/2026');
    expect(isolate('14', 'rtl')).toBe('14');
  });
});

describe('localeOf', () => {
  it('lends the test languages rules that exist', () => {
    for (const language of languages) expect(Intl.DateTimeFormat.supportedLocalesOf(localeOf(language)), language).toHaveLength(1);
  });
});
