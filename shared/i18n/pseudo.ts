// Makes the two test languages from English at run time: `en-XA` (accents, brackets, 40 % longer) shows texts that escape
// translation or do not fit; `ar-XB` (Arabic letters) shows the window from right to left. Placeholders stay as they are.
const accents: Readonly<Record<string, string>> = {
  a: 'á', b: 'ƀ', c: 'ç', d: 'đ', e: 'é', f: 'ƒ', g: 'ğ', h: 'ĥ', i: 'í', j: 'ĵ', k: 'ķ', l: 'ľ', m: 'ɱ', n: 'ñ', o: 'ó', p: 'þ', q: 'ǫ', r: 'ŕ', s: 'š', t: 'ţ',
  u: 'ú', v: 'ṽ', w: 'ŵ', x: 'ẋ', y: 'ý', z: 'ž', A: 'Å', B: 'Ɓ', C: 'Ç', D: 'Ð', E: 'É', F: 'Ƒ', G: 'Ĝ', H: 'Ĥ', I: 'Î', J: 'Ĵ', K: 'Ķ', L: 'Ļ', M: 'Ɱ', N: 'Ñ', O: 'Ö',
  P: 'Þ', Q: 'Ǫ', R: 'Ŕ', S: 'Š', T: 'Ţ', U: 'Û', V: 'Ṽ', W: 'Ŵ', X: 'Ẋ', Y: 'Ý', Z: 'Ž',
};

const arabicLetters = Array.from('ابتثجحخدذرزسشصضطظعغفقكلمنهوي');
const arabicMarks = ['َ', 'ُ', 'ِ', 'ّ'];

/** Splits a message into words people read and ICU syntax, and rewrites the words alone. */
const rewrite = (message: string, words: (text: string) => string): string => {
  let out = '';
  let text = '';
  const flush = (): void => {
    if (text !== '') out += words(text);
    text = '';
  };
  // Each open brace is either an argument (`{name}`, `{n, plural, ...}`) or the words of one of its options.
  const open: ('argument' | 'words')[] = [];
  for (let at = 0; at < message.length; at += 1) {
    const letter = message.charAt(at);
    const inWords = open.at(-1) !== 'argument';
    if (letter === '{') {
      if (inWords) flush();
      open.push(inWords ? 'argument' : 'words');
      out += letter;
    } else if (letter === '}') {
      if (inWords) flush();
      open.pop();
      out += letter;
    } else if (!inWords) {
      out += letter;
    } else if (letter === '<' && message.indexOf('>', at) !== -1) {
      flush();
      const end = message.indexOf('>', at);
      out += message.slice(at, end + 1);
      at = end;
    } else if (letter === '#' && open.length > 0) {
      flush();
      out += letter;
    } else {
      text += letter;
    }
  }
  flush();
  return out;
};

/** English with accents, longer by two fifths, in brackets. */
export const accented = (message: string): string => {
  const body = rewrite(message, (text) => [...text].map((letter) => accents[letter] ?? letter).join(''));
  const room = Math.ceil(message.replaceAll(/[{][^}]*[}]/gu, '').length * 0.4);
  const extra = 'one two three four five six seven eight nine ten '.repeat(Math.ceil(room / 49)).slice(0, room).trimEnd();
  return `[${body}${extra === '' ? '' : ` ${extra}`}]`;
};

/** Placeholder words of Arabic letters with vowel marks, as long as the English ones. They mean nothing. */
export const arabic = (message: string): string =>
  rewrite(message, (text) =>
    text.replaceAll(/[A-Za-zÀ-ž]+/gu, (word) =>
      [...word].map((letter, at) => {
        const code = letter.codePointAt(0) ?? 0;
        const base = arabicLetters[(code + at) % arabicLetters.length] ?? 'ا';
        return at % 3 === 1 ? base + (arabicMarks[code % arabicMarks.length] ?? '') : base;
      }).join(''),
    ),
  );
