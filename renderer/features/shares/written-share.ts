// A share that was sealed and waits to be kept by its holder, and the line of it that shows that it is on paper. Pure.

export interface WrittenShare {
  readonly number: number;
  readonly holder: string;
  readonly lines: readonly string[];
  readonly pdf: Uint8Array;
}

/** Characters that people take for one another, as the program reads them. */
const asRead = (text: string): string => text.toUpperCase().replaceAll(/[\s-]/gu, '').replaceAll('O', '0').replaceAll(/[IL]/gu, '1');

/** Which line is asked back: neither first nor last, so that a page that was cut off is noticed. */
export const lineToTypeBack = (count: number, random: () => number): number => 1 + Math.floor(random() * Math.max(1, count - 2));

/** Whether what was typed is this line. */
export const isLine = (typed: string, line: string): boolean => asRead(typed) === asRead(line);
