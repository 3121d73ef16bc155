// Says what the demo shows and keeps count of what is not as expected. A demo that only looks right would be worse than none.

export interface Steps {
  /** Begins the next thing that is shown. */
  step(title: string): void;
  /** Something seen on the way. */
  note(line: string): void;
  /** A claim, and whether it holds. */
  claim(words: string, holds: boolean): void;
  readonly broken: number;
}

export const createSteps = (write: (line: string) => void): Steps => {
  let [number, broken] = [0, 0];
  return {
    step: (title) => {
      number += 1;
      write(`\n${String(number)}. ${title}`);
    },
    note: (line) => { write(`   ${line}`); },
    claim: (words, holds) => {
      broken += holds ? 0 : 1;
      write(`   ${holds ? 'yes' : 'NO '}  ${words}`);
    },
    get broken() { return broken; },
  };
};
