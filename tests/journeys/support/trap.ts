// What a script in a piece of evidence would do if it ran: leave a mark, ask for something, say something, go elsewhere. Each of it is noticed.
import type { Holdfast } from './launch.ts';

const elsewhere = 'trap.example.invalid';

/** A script that marks the page it runs in and every page above, and reaches out in the ways that are at hand. */
export const trapScript = (name: string): string =>
  `for(const w of [globalThis,globalThis.parent,globalThis.top])try{(w.sprung??=[]).push('${name}')}catch{};` +
  `try{fetch('https://${elsewhere}/${name}').catch(()=>0)}catch{};try{new Image().src='https://${elsewhere}/${name}.png'}catch{};try{document.title='${name}'}catch{};try{alert('${name}')}catch{}`;

export interface Trap {
  /** Everything that was noticed since: marks, requests, refusals of the page's own policy, messages, other windows and frames. */
  sprung(): Promise<readonly string[]>;
  /** Runs such a script in the page, as evidence never may, to show what is noticed of it. */
  spring(name: string): Promise<void>;
  /** Forgets what was noticed, and takes it back. */
  layAnew(): Promise<void>;
}

/** Lays the trap in the window as it is. Nothing may have been noticed before. */
export const layTrap = async ({ page }: Holdfast): Promise<Trap> => {
  const noticed: string[] = [];
  const title = await page.title();
  const frames = page.frames().length;
  page.on('request', (request) => { if (request.url().includes(elsewhere)) noticed.push(`request ${request.url()}`); });
  page.on('dialog', (dialog) => {
    noticed.push(`message ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.context().on('page', (other) => { noticed.push(`window ${other.url()}`); });
  page.on('framenavigated', (frame) => { noticed.push(`went to ${frame.url()}`); });
  await page.evaluate(() => {
    document.addEventListener('securitypolicyviolation', ({ blockedURI, effectiveDirective }) => {
      ((globalThis as unknown as { refusals?: string[] }).refusals ??= []).push(`${effectiveDirective} ${blockedURI}`);
    });
  });
  return {
    async sprung() {
      const marks = await page.evaluate(() => {
        const { sprung = [], refusals = [] } = globalThis as unknown as { sprung?: string[]; refusals?: string[] };
        return [...sprung.map((name) => `ran ${name}`), ...refusals.map((refusal) => `refused ${refusal}`)];
      });
      const now = await page.title();
      return [...noticed, ...marks, ...(now === title ? [] : [`title ${now}`]), ...(page.frames().length === frames ? [] : ['a frame'])];
    },
    spring: (name) => page.evaluate(trapScript(name)),
    async layAnew() {
      noticed.length = 0;
      await page.evaluate((before) => {
        Object.assign(globalThis, { sprung: [], refusals: [] });
        document.title = before;
      }, title);
    },
  };
};
