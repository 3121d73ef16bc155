// Measures what an eye would look for where the window is narrow, the letters large, text wide apart or the colours the system's own: nothing runs out of the
// window, no words are cut, no control is covered, and the focus is seen.
import { expect, type Page } from 'playwright/test';
import { preferTextSize } from './accessibility.ts';
import type { Holdfast } from './launch.ts';

/** Runs in the page. */
const measure = (): readonly string[] => {
  const faults = new Set<string>();
  const nameOf = (element: Element): string => `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> ${element.textContent.trim().slice(0, 40)}`;
  const scrolls = (element: Element, axis: 'x' | 'y'): boolean => {
    const style = getComputedStyle(element);
    return ['auto', 'scroll'].includes(axis === 'x' ? style.overflowX : style.overflowY);
  };
  const above = (element: Element, is: (one: Element) => boolean): Element | null => {
    for (let one: Element | null = element; one !== null; one = one.parentElement) if (is(one)) return one;
    return null;
  };
  const isForTheEyes = (element: Element): boolean => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && element.closest('.only-spoken, [inert]') === null && above(element, (one) => getComputedStyle(one).clipPath !== 'none') === null;
  /** A table or a list may be wider than its own frame, which then scrolls; the page and the place never are. */
  const mayScroll = (element: Element): boolean => above(element, (one) => one !== document.documentElement && !one.matches('main') && scrolls(one, 'x') && one.scrollWidth > one.clientWidth + 1) !== null;
  for (const wide of [document.documentElement, ...document.querySelectorAll('main')]) {
    if (wide.scrollWidth > wide.clientWidth + 1) faults.add(`scrolls sideways by ${String(wide.scrollWidth - wide.clientWidth)}: ${nameOf(wide).slice(0, 40)}`);
  }
  const within = (rect: DOMRect): boolean => rect.left >= -1 && rect.right <= innerWidth + 1;
  /** What hides the ends of the words in it; what can be scrolled hides nothing. */
  const cutterOf = (element: Element): Element | null => {
    for (let one: Element | null = element; one !== null && one !== document.body; one = one.parentElement) {
      if (scrolls(one, 'x') || scrolls(one, 'y')) return null;
      if (['hidden', 'clip'].includes(getComputedStyle(one).overflowX)) return one;
    }
    return null;
  };
  /** The part of the window that every scrolled frame around it leaves to be seen. */
  const sightOf = (element: Element): { readonly top: number; readonly bottom: number } => {
    let [top, bottom] = [0, innerHeight];
    for (let one = element.parentElement; one !== null; one = one.parentElement) {
      if (!scrolls(one, 'y') && getComputedStyle(one).overflowY !== 'hidden') continue;
      const rect = one.getBoundingClientRect();
      [top, bottom] = [Math.max(top, rect.top), Math.min(bottom, rect.bottom)];
    }
    return { top, bottom };
  };
  const isBroken = (node: Node, { index, 0: word }: RegExpExecArray): boolean => {
    const range = document.createRange();
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    if ((node.textContent ?? '').trim() === '' || element === null || !isForTheEyes(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
    if (element.closest('button, label, h1, h2, [role=tab]') !== null && element.closest('bdi') === null) {
      for (const word of (node.textContent ?? '').matchAll(/[\p{L}\p{N}]+/gu)) if (isBroken(node, word)) faults.add(`the word ${word[0]} is broken: ${nameOf(element)}`);
    }
    const cutting = cutterOf(element);
    if (cutting === null) {
      if (!mayScroll(element) && rects.some((rect) => !within(rect))) faults.add(`words out of the window: ${nameOf(element)}`);
      continue;
    }
    const box = cutting.getBoundingClientRect();
    const isCut = rects.some((rect) => rect.left < box.left - 1 || rect.right > box.right + 1 || rect.top + rect.height / 2 < box.top || rect.bottom - rect.height / 2 > box.bottom);
    const style = getComputedStyle(cutting);
    const isShortened = (style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none') && (cutting.closest('[title]') ?? cutting.querySelector('[title]')) !== null;
    if (isCut && !isShortened) faults.add(`words are cut: ${nameOf(element)} in ${nameOf(cutting).slice(0, 60)}`);
  }
  for (const control of document.querySelectorAll('button, a[href], input, textarea, select, summary, [role=tab], [role=switch]')) {
    if (!isForTheEyes(control) || control.closest('label') !== null) continue;
    const rect = control.getBoundingClientRect();
    if (rect.width < 2 || rect.height < 2) continue;
    if (!mayScroll(control) && !within(rect)) faults.add(`a control out of the window: ${nameOf(control)}`);
    const [x, y] = [rect.left + rect.width / 2, rect.top + rect.height / 2];
    const sight = sightOf(control);
    // What is scrolled half out of sight, or further, is not covered: on the very edge the frame around it is what is found there.
    if (y < sight.top + 1 || y > sight.bottom - 1 || x < 0 || x > innerWidth) continue;
    const there = document.elementFromPoint(x, y);
    // The way past the places lies over them only while it has the focus.
    if (there !== null && there.closest('.frame-skip') !== null) continue;
    if (there === null || (!control.contains(there) && !there.contains(control))) faults.add(`a control is covered: ${nameOf(control)} by ${there === null ? 'nothing' : nameOf(there)}`);
  }
  return [...faults].slice(0, 12);
};

const softly = expect.configure({ soft: true });

const settled = (page: Page): Promise<void> => page.evaluate(async () => {
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  await Promise.allSettled(document.getAnimations().filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity).map((animation) => animation.finished));
});

/** What WCAG 1.4.12 lets a reader set. */
const spacing = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }';

const putOnSpacing = (page: Page, css: string): Promise<void> => page.evaluate((text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets = text === '' ? [] : [sheet];
}, css);

interface Dress {
  readonly name: string;
  readonly on: (app: Holdfast) => Promise<void>;
  readonly off: (app: Holdfast) => Promise<void>;
}

const size = { width: 1280, height: 800 };

const dresses: readonly Dress[] = [
  { name: '320 pixels', on: ({ page }) => page.setViewportSize({ width: 320, height: 640 }), off: ({ page }) => page.setViewportSize(size) },
  { name: '200 %', on: (app) => preferTextSize(app, 200), off: (app) => preferTextSize(app, 100) },
  { name: 'text spacing', on: ({ page }) => putOnSpacing(page, spacing), off: ({ page }) => putOnSpacing(page, '') },
];

/** Everything that is wrong with what is shown, in words. */
export const faultsSeen = ({ page }: Holdfast): Promise<readonly string[]> => page.evaluate(measure);

/** Fails, softly, for everything that is cut, covered or out of the window in any of them. */
export const expectWholeInEveryDress = async (app: Holdfast, where: string): Promise<void> => {
  for (const { name, on, off } of dresses) {
    await on(app);
    await app.page.mouse.move(0, 0);
    await settled(app.page);
    await softly.poll(() => faultsSeen(app), { message: `${where}, ${name}`, timeout: 15_000 }).toStrictEqual([]);
    await off(app);
  }
};

/** With the system's own colours: what the next steps of Tab lead to and nothing is drawn round. */
export const focusUnseen = async ({ page }: Holdfast, steps: number): Promise<readonly string[]> => {
  const found: string[] = [];
  await page.emulateMedia({ forcedColors: 'active' });
  for (let step = 0; step < steps; step += 1) {
    await page.keyboard.press('Tab');
    const unseen = await page.evaluate(() => {
      const focused = document.activeElement;
      if (focused === null || focused === document.body) return null;
      const isRound = (element: Element): boolean => {
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
      };
      // A small box is drawn round where its label or mark stands.
      const drawn = [focused, ...focused.querySelectorAll('*'), ...[focused.closest('label'), focused.parentElement].flatMap((one) => (one === null ? [] : [one, ...one.querySelectorAll('*')]))];
      return drawn.some(isRound) ? null : focused.outerHTML.slice(0, 160);
    });
    if (unseen !== null) found.push(unseen);
  }
  await page.emulateMedia({ forcedColors: null });
  return found;
};
