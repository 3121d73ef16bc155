// What a case is called on the screen. Pure.
import type { Case } from '../../../shared/cases/schema.ts';
import type { Formatter } from '../../../shared/i18n/format.ts';

/** Its name, or what stands for it until somebody names it. */
export const nameOfCase = ({ name }: Pick<Case, 'name'>, formatter: Formatter): string => (name === '' ? formatter.text('cases.unnamed') : name);

/** `C-2 · Ruden`: one line for menus and lists. */
export const lineOfCase = (one: Pick<Case, 'code' | 'name'>, formatter: Formatter): string => `${one.code} · ${nameOfCase(one, formatter)}`;
