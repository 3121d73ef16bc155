// Where a benchmark works and how much of it: a folder on the disk in question, a scale for a quick look, how often to repeat.

export interface Bench {
  readonly folder: string;
  /** 1 is the full size of the specification. */
  readonly scale: number;
  readonly runs: number;
  readonly say: (line: string) => void;
}

export const sizeText = (bytes: number): string => (bytes >= 1024 ** 3 ? `${(bytes / 1024 ** 3).toFixed(2)} GiB` : `${(bytes / 1024 ** 2).toFixed(1)} MiB`);
