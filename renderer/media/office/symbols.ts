// Signs that Word draws with fonts of its own in the place of other letters: boxes, ticks, points and arrows of Wingdings, by the codes that files have for them.

const signs: Readonly<Record<string, string>> = { F0FE: '☒', F0FD: '☒', F0A8: '☐', F06F: '☐', F0FC: '✓', F0FB: '✗', F0A7: '▪', F0B7: '•', F0E0: '→' };

/** The sign, or the mark for what cannot be shown. */
export const signOf = (code: string): string => signs[code.toUpperCase()] ?? '\uFFFD';
