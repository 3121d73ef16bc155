// Keeps a value from reordering the sentence around it. Pure.

const rightToLeft = '\\u0590-\\u08FF\\uFB1D-\\uFDFF\\uFE70-\\uFEFC';
const strongRtl = new RegExp(`[${rightToLeft}]`, 'u');
const strongLtr = new RegExp(`(?![${rightToLeft}])\\p{L}`, 'u');

/** Keeps a value of the other reading direction from reordering the sentence around it, or its neighbours in a list. */
export const isolate = (value: string, direction: 'ltr' | 'rtl'): string =>
  (direction === 'ltr' ? strongRtl : strongLtr).test(value) ? `\u2068${value}\u2069` : value;

/** The same words without what keeps their values apart: for a place that shows such characters as marks, because a stranger may have put them there. */
export const withoutIsolates = (text: string): string => text.replaceAll(/[\u2068\u2069]/gu, '');
