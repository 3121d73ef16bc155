// Reads one `Range` header (RFC 9110, single ranges alone). Pure, because players send every shape of it.

export type ByteRange =
  | { readonly kind: 'whole' }
  /** `end` is exclusive. */
  | { readonly kind: 'part'; readonly start: number; readonly end: number }
  | { readonly kind: 'not-satisfiable' };

const shape = /^bytes=(\d{0,15})-(\d{0,15})$/;

/**
 * The bytes asked for, cut to `size` and to `longest`. A header that is absent, malformed or names several ranges means the
 * whole: RFC 9110 lets a server ignore it. A start beyond the end cannot be satisfied.
 */
export const byteRange = (header: string | null, size: number, longest: number): ByteRange => {
  const match = header === null ? null : shape.exec(header.trim());
  if (match === null || (match[1] === '' && match[2] === '')) {
    return { kind: 'whole' };
  }
  const [first, last] = [match[1] ?? '', match[2] ?? ''];
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? { kind: 'not-satisfiable' } : { kind: 'part', start: size - length, end: size - length + Math.min(length, longest) };
  }
  const start = Number(first);
  const wanted = last === '' ? size : Math.min(Number(last) + 1, size);
  if (start >= size || (last !== '' && Number(last) < start)) {
    return start >= size ? { kind: 'not-satisfiable' } : { kind: 'whole' };
  }
  return { kind: 'part', start, end: Math.min(wanted, start + longest) };
};
