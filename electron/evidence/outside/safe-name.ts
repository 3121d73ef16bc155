// Names for copies outside the vault: recognisable, and harmless on every system whatever the original was called. Pure.

/** What Windows, macOS or Linux refuse, interpret or hide: separators, wildcards, control and direction characters, invisible ones. */
const unsafe = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029<>:"/\\|?*]/gu;
const reserved = /^(?:con|prn|aux|nul|clock\$|com[0-9¹²³]|lpt[0-9¹²³])$/i;
/** Longest name in bytes that ext4, APFS, NTFS and eCryptfs all take, with room for ` (123)`. */
const longest = 120;

const cut = (text: string, bytes: number): string => {
  let result = '';
  let used = 0;
  for (const character of text) {
    used += Buffer.byteLength(character);
    if (used > bytes) {
      break;
    }
    result += character;
  }
  return result;
};

/** One part of a name without anything harmful in it; may come out empty. */
const clean = (text: string): string => text.toWellFormed().normalize('NFC').replace(unsafe, '_').replace(/\s+/gu, ' ').replace(/^[ .~-]+|[ .]+$/g, '');

/**
 * The name of a copy: item number first, then as much of the original name as is safe, its ending last. `times` above 1 gives the
 * next free variant (`E-001 photo (2).jpg`).
 */
export const copyName = (id: string, fileName: string, times = 1): string => {
  const split = /^(.+)\.([\p{L}\p{N}_-]{1,10})$/su.exec(fileName.toWellFormed());
  const ending = clean(split?.[2] ?? '');
  const base = clean(split?.[1] ?? fileName);
  const stem = cut(reserved.test(base) ? `_${base}` : base, longest - Buffer.byteLength(ending)).trim();
  return `${id}${stem === '' ? '' : ` ${stem}`}${times > 1 ? ` (${times})` : ''}${ending === '' ? '' : `.${ending}`}`;
};
