// Turns keys and values into words, the same way in the window, in main's native dialogs and in the command line tool. Knows
// nothing of React or the DOM. A failure is always put into words here, so that its missing facts never break a sentence.
import { createIntl, createIntlCache, type IntlShape } from '@formatjs/intl';
import type { Failure } from '../contract/failure.ts';
import type { Conventions, Language } from '../settings/schema.ts';
import { inDigitsOf, languageConventions, localeWith } from './calendar.ts';
import { createFormats } from './formats.ts';
import { isolate } from './isolate.ts';
import { english, isMessageKey, type MessageKey } from './keys.ts';
import { accented, arabic } from './pseudo.ts';

/** What may fill a placeholder. */
export type MessageValues = Readonly<Record<string, string | number | Date | null | undefined>>;

/** Reading direction of a language. */
export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar-XB' ? 'rtl' : 'ltr');

/** The language whose rules for plurals, numbers and dates are used (the test languages borrow a real one), with the digits and the calendar that were chosen. */
export const localeOf = (language: Language, conventions: Conventions = languageConventions): string => localeWith(language === 'ar-XB' ? 'ar-u-nu-latn' : 'en-GB', conventions);

const madeFrom: Readonly<Record<Language, (message: string) => string>> = { en: (message) => message, 'en-XA': accented, 'ar-XB': arabic };

/** Every text of a language by key. */
export const messagesOf = (language: Language): Record<MessageKey, string> =>
  Object.fromEntries(Object.entries(english).map(([key, message]) => [key, madeFrom[language](message)])) as Record<MessageKey, string>;

/** Facts that sentences choose by when a failure or problem does not carry them. */
const missingFacts: MessageValues = { name: 'none', at: 'none', needed: 'none', found: 'none', bytes: 'none', item: 'none', file: 'none', folder: 'none', seq: 'none', reason: 'none', restored: 'none', number: 'none', line: 'none', why: 'none', threshold: 'none', given: 'none', part: 'none', what: 'none', most: 'none', where: 'none', disk: 'none', id: 'none', privileged: 'none', ended: 'none', missing: 'none', code: 'none', by: 'none', count: 'none' };

/** Facts that are byte counts and are shown as sizes. */
const sizeFacts = ['bytes', 'needed'] as const;

export interface Formatter {
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  readonly intl: IntlShape;
  /** A text with its placeholders filled; values from people and files are isolated from the sentence's direction. */
  readonly text: (key: MessageKey, values?: MessageValues) => string;
  /** What happened, what is safe, what to do. */
  readonly failure: (failure: Failure) => string;
  /** The words of an option value: `value.<list>.<value>`; the value itself when it has none. */
  readonly value: (list: string, value: string) => string;
}

/**
 * A formatter for one language. Cheap enough to make once per change of language, not per text. A text that cannot be
 * formatted is shown as it is written and told to `onError`, because a screen with a clumsy sentence is better than none.
 */
export const createFormatter = (language: Language, onError: (error: Error) => void = () => undefined, conventions: Conventions = languageConventions): Formatter => {
  const direction = directionOf(language);
  const intl = createIntl(
    {
      locale: localeOf(language, conventions),
      messages: messagesOf(language),
      defaultLocale: 'en',
      onError,
    },
    createIntlCache(),
  );
  const text = (key: MessageKey, values: MessageValues = {}): string => {
    // A value that names one of the text's own options (`none`) must reach it as it is.
    const isOption = (value: string): boolean => english[key].includes(`${value} {`);
    // A number that a text shows as it is; those that choose between words are formatted by the text's own rule.
    const isPlain = (name: string): boolean => english[key].includes(`{${name}}`) && !english[key].includes(`{${name},`);
    const filled = Object.fromEntries(
      Object.entries(values).map(([name, value]) => {
        if (typeof value === 'number' && isPlain(name)) return [name, inDigitsOf(intl.locale, String(value))];
        return [name, typeof value === 'string' && !isOption(value) ? isolate(value, direction) : (value ?? '')];
      }),
    );
    return intl.formatMessage({ id: key }, filled);
  };
  const formats = createFormats(intl.locale, { text, direction });
  const sizes = (facts: Failure['facts']): MessageValues =>
    Object.fromEntries(sizeFacts.flatMap((name) => {
      const value = facts[name];
      return typeof value === 'number' ? [[name, value === 0 ? 'none' : formats.bytes(value)]] : [];
    }));
  return {
    language,
    direction,
    intl,
    text,
    failure: (failure) => text(`failure.${failure.code}`, { ...missingFacts, ...failure.facts, ...sizes(failure.facts) }),
    value: (list, value) => {
      const key = `value.${list}.${value}`;
      return isMessageKey(key) ? text(key) : value;
    },
  };
};

/** The values a `problem.` text needs, with what is not known filled in. */
export const problemValues = (problem: { readonly item: string | null; readonly file: string | null; readonly facts: Readonly<Record<string, string | number>> }): MessageValues => ({
  ...missingFacts,
  ...problem.facts,
  item: problem.item ?? 'none',
  file: problem.file ?? 'none',
});
