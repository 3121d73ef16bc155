// What a harness of `npm run evidence` is: it tries something many times and counts what did not hold. A new one goes into harnesses.ts.

export interface Figure {
  /** What was tried, as the first cell of its line. The name of a part where the harness has parts. */
  readonly what: string;
  /** What was counted: `{ points: 212, kills: 212 }`. All zeros count as a loss: nothing was tried. */
  readonly counts: Readonly<Record<string, number>>;
  /** What did not hold, each in words. A canary that the harness does not notice belongs here as well. */
  readonly losses: readonly string[];
}

export interface HarnessRun {
  /** Everything there is, which may take hours; otherwise a sample of the same. */
  readonly long: boolean;
  /** Which of its parts to run; empty for a harness without parts. */
  readonly parts: readonly string[];
  /** Progress for whoever watches. */
  readonly say: (line: string) => void;
}

export interface Harness {
  /** On the command line and in the document: one word. */
  readonly name: string;
  readonly title: string;
  /** One to three sentences under the title: what is done, and what counts as not holding. */
  readonly about: string;
  /** Parts that can be asked for alone, as `name:part`. */
  readonly parts: readonly string[];
  /** Why it cannot run on this machine; null when it can. */
  readonly hindrance: () => string | null;
  /** Yields each figure as soon as it is known: what was found before an interruption is kept. */
  readonly run: (options: HarnessRun) => AsyncIterable<Figure>;
}

/** What `work` finds; where it fails by itself, that as a loss: the other parts are still run. */
export const orItsFailure = async (what: string, work: () => Promise<Figure>): Promise<Figure> => {
  try {
    return await work();
  } catch (error) {
    return { what, counts: {}, losses: [`the harness failed: ${error instanceof Error ? error.message : String(error)}`] };
  }
};
