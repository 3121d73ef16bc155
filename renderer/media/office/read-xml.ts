// XML of office programs as it is met from beginning to end. Names come without their prefix: a program may call the namespaces as it likes, and the strict and the usual form of
// Office Open XML differ in nothing else. Only the five entities of XML itself and numbered ones are known, so none can be made to swell.
import { Parser } from 'saxen';
import { MediaError } from '../media-failure.ts';

export type Attributes = Readonly<Record<string, string>>;

export interface XmlHearer {
  readonly open: (name: string, attributes: Attributes) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** The attribute of this name, whatever its prefix. */
export const attribute = (attributes: Attributes, name: string): string | undefined =>
  attributes[name] ?? Object.entries(attributes).find(([key]) => key.includes(':') && local(key) === name)?.[1];

/** The attribute that points to another part: the one called `id` that has a prefix. */
export const relationOf = (attributes: Attributes): string | undefined => Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];

const decoded = (bytes: Uint8Array): string => {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
};

/** Throws `cannot-decode` where it is no XML. */
export const readXml = (bytes: Uint8Array, { open, close, text }: XmlHearer): void => {
  const parser = new Parser();
  parser.on('openTag', (name, attributes, decode) => {
    open(local(name), Object.fromEntries(Object.entries(attributes()).map(([key, value]) => [key, decode(value)])));
  });
  parser.on('closeTag', (name) => { close(local(name)); });
  parser.on('text', (value, decode) => { text(decode(value)); });
  parser.on('cdata', text);
  parser.on('error', (cause) => { throw new MediaError('cannot-decode', { cause }); });
  parser.parse(decoded(bytes));
};

/** For what stands beside the text and, where it is broken, must not keep the text from being shown: null where it is not there or is no XML. */
export const ifReadable = <Found>(bytes: Uint8Array | undefined, read: (bytes: Uint8Array) => Found): Found | null => {
  try {
    return bytes === undefined ? null : read(bytes);
  } catch (thrown) {
    if (thrown instanceof MediaError) return null;
    throw thrown;
  }
};
