// Components take every colour, size and duration from tokens.css, and every direction from the text.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../../../renderer/', import.meta.url);
const sheets = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.css') && !/styles\/(?:tokens|fonts)\.css$/u.test(path.replaceAll('\\', '/')));
const tokens = readFileSync(new URL('styles/tokens.css', root), 'utf8');
const code = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/u.test(path)).map((path) => readFileSync(new URL(path, root), 'utf8')).join('\n');
// What the toolkit and the PDF viewer set on their elements, and what components set by name.
const given = new Set(['--trigger-width', '--total-scale-factor', ...[...code.matchAll(/['"`](--[a-z0-9-]+)['"`]/gu)].map(([, name = '']) => name)]);

// A block that says it is physical on purpose (pictures, film) may name left and top.
const rules = (path: string): string => readFileSync(new URL(path, root), 'utf8').replaceAll(/\/\* Physical on purpose[^{]*\{[^}]*\}/gu, '').replaceAll(/\/\*[\s\S]*?\*\//gu, '').replaceAll(/@(?:media|container)[^{]*\{/gu, '{');

describe.each(sheets)('%s', (path) => {
  const css = rules(path);

  it('has no colour of its own', () => {
    expect(css.match(/#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|oklab|lab|lch|color)\(/giu) ?? []).toEqual([]);
  });

  it('has no space, type size, radius, line or duration of its own', () => {
    // How wide a column or how high a pane is belongs to its layout, as long as it grows with the text or the window.
    const withoutLayout = css.replaceAll(/(?:--[a-z0-9-]+|(?:min-|max-)?(?:inline|block)-size|flex(?:-basis)?|grid-template(?:-columns|-rows)?|contain-intrinsic-(?:block-)?size):[^;]*;/gu, (declaration) => (/\d(?:px|pt|ms|s)\b/u.test(declaration) ? declaration : ''));
    expect(withoutLayout.match(/(?<![\w-])\d*\.?\d+(?:px|rem|em|ms|s|pt|vh|vw)\b/gu) ?? []).toEqual([]);
  });

  it('names no left or right', () => {
    expect(css.match(/(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right|top|bottom)|(?<![\w-])(?:left|right|top|bottom|width|height|min-width|max-width|min-height|max-height)\s*:|text-align:\s*(?:left|right)|float:\s*(?:left|right)/gu) ?? []).toEqual([]);
  });

  it('uses only tokens that exist', () => {
    const used = [...css.matchAll(/var\((--[a-z0-9-]+)/gu)].map(([, name = '']) => name);
    // Also those that a physical block sets.
    const own = [...readFileSync(new URL(path, root), 'utf8').matchAll(/(--[a-z0-9-]+)\s*:/gu)].map(([, name = '']) => name);
    expect(used.filter((name) => !tokens.includes(`${name}:`) && !given.has(name) && !own.includes(name))).toEqual([]);
  });

  it('changes no case and no letter spacing', () => {
    expect(css.match(/text-transform|letter-spacing:(?!\s*inherit)|font-style:\s*italic/gu) ?? []).toEqual([]);
  });
});
