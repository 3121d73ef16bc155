// What a case is called on the screen. Pure.
import type { Case, UnreadCase } from '../../../shared/cases/schema.ts';
import type { Formatter } from '../../../shared/i18n/format.ts';

/** Its name, or what stands for it until somebody names it. */
export const nameOfCase = ({ name }: Pick<Case, 'name'>, formatter: Formatter): string => (name === '' ? formatter.text('cases.unnamed') : name);

/** A case whose record is damaged: by its code, as any other, where that can be read. Null where its number is lost too. */
export const codeOfUnread = ({ code, id }: Pick<UnreadCase, 'code' | 'id'>): string | null => code ?? id;

/** `C-2 · Ruden`: one line for menus and lists. */
export const lineOfCase = (one: Pick<Case, 'code' | 'name'>, formatter: Formatter): string => `${one.code} · ${nameOfCase(one, formatter)}`;
