// Recomputes every allowed colour pair. The figures are those the palette was chosen by; the minima are WCAG 2.2 AA.
import { describe, expect, it } from 'vitest';
import { colours, contrast, type Theme } from './tokens.ts';

const grounds = ['canvas', 'surface', 'raised', 'sunken', 'hover', 'selected'];
const text = 4.5;
const control = 3;

/** Role, least ratio, and the lowest ratio over all grounds in light and dark, to one decimal. */
const onGrounds: readonly (readonly [string, number, number, number])[] = [
  ['control-line', control, 3.5, 3.6], ['text', text, 12.7, 10.1], ['text-2', text, 6.4, 6.1], ['text-off', control, 3.3, 3.1], ['accent', text, 5.2, 5.6],
  ['accent-text', text, 6.0, 6.8], ['focus', control, 5.0, 6.6], ['ok', text, 5.5, 7.4], ['warn', text, 5.8, 7.6], ['danger', text, 5.7, 6.0], ['consent', text, 6.8, 6.7],
];

const onTints: readonly (readonly [string, string, number, number, number])[] = [
  ['on-accent', 'accent', text, 6.5, 8.2], ['on-accent', 'danger-solid', text, 6.6, 6.9], ['ok', 'ok-bg', text, 6.1, 8.5], ['warn', 'warn-bg', text, 6.3, 8.6],
  ['danger', 'danger-bg', text, 6.2, 7.1], ['consent', 'consent-bg', text, 7.4, 7.7], ['accent-text', 'info-bg', text, 6.5, 7.8],
];

const tints = ['ok-bg', 'warn-bg', 'danger-bg', 'consent-bg', 'info-bg'];

describe.each<Theme>(['light', 'dark'])('colours in %s', (theme) => {
  const of = (name: string): string => {
    const hex = colours(theme).get(name);
    if (hex === undefined) throw new Error(`no token ${name}`);
    return hex;
  };
  const lowest = (name: string): number => Math.min(...grounds.map((ground) => contrast(of(name), of(ground))));

  it.each(onGrounds)('%s holds its ratio on every ground', (name, least, light, dark) => {
    expect(lowest(name)).toBeGreaterThanOrEqual(least);
    expect(Math.abs(lowest(name) - (theme === 'light' ? light : dark))).toBeLessThanOrEqual(0.06);
  });

  it.each(onTints)('%s on %s holds its ratio', (name, ground, least, light, dark) => {
    const ratio = contrast(of(name), of(ground));
    expect(ratio).toBeGreaterThanOrEqual(least);
    expect(Math.abs(ratio - (theme === 'light' ? light : dark))).toBeLessThanOrEqual(0.06);
  });

  it('text on every tinted ground reaches 11.3', () => {
    expect(Math.min(...tints.map((tint) => contrast(of('text'), of(tint))))).toBeGreaterThanOrEqual(11.25);
  });

  it('lanes stand out from every ground', () => {
    const lanes = [1, 2, 3, 4, 5, 6, 7, 8].map((lane) => lowest(`lane-${String(lane)}`));
    expect(Math.min(...lanes)).toBeGreaterThanOrEqual(theme === 'light' ? 3.55 : 5.05);
  });

  it('the hover of accent still carries its text', () => {
    expect(contrast(of('on-accent'), of('accent-hover'))).toBeGreaterThanOrEqual(text);
  });
});
