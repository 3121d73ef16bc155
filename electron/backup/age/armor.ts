// ASCII armor, read only: a backup that travelled as text. The strict PEM of age, and nothing around it but white space.
import { damaged } from './failures.ts';

const begin = '-----BEGIN AGE ENCRYPTED FILE-----';
const end = '-----END AGE ENCRYPTED FILE-----';
const columns = 64;

/** Whether a file that begins like this may be armored. */
export const looksArmored = (start: Uint8Array): boolean => Buffer.from(start).toString('latin1').trimStart().startsWith(begin.slice(0, 11));

/** One spelling of base 64 with its padding; undefined for any other. */
const decoded = (text: string): Buffer | undefined => {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return undefined;
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
};

/** The file inside the armor. Throws `backup-damaged` (part `armor`) for anything that is not exactly one armored file. */
export const dearmor = (bytes: Uint8Array): Uint8Array => {
  const text = Buffer.from(bytes).toString('latin1');
  const lines = text.replace(/^[ \t\r\n]+/, '').replace(/[ \t\r\n]+$/, '').split('\n').map((line) => line.replace(/\r$/, ''));
  const body = lines.slice(1, -1);
  if (lines.length < 2 || lines[0] !== begin || lines.at(-1) !== end) throw damaged('armor');
  const whole = body.every((line, index) => (index === body.length - 1 ? line.length > 0 && line.length <= columns : line.length === columns));
  const file = decoded(body.join(''));
  if (!whole || file === undefined) throw damaged('armor');
  return file;
};
