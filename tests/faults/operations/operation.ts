// What a fault test does to a vault, as data: how it looks before, what the harmed process does, and what must hold afterwards.
import type { Ground, Places } from './ground.ts';

/** What the process told before it ended: one line for each step that a person would have been told is done. */
export class Told {
  readonly lines: readonly string[];

  constructor(stdout: string) {
    this.lines = [...stdout.matchAll(/^(?:ack|failed) .*$/gmu)].map(([line]) => line);
  }

  has(step: string): boolean {
    return this.lines.includes(`ack ${step}`);
  }

  /** The rest of each line that begins with this word. */
  all(word: string): readonly string[] {
    return this.lines.filter((line) => line.startsWith(`ack ${word} `)).map((line) => line.slice(`ack ${word} `.length));
  }

  /** The code of the failure that the process told as its last word. */
  get failure(): string | null {
    const failed = this.lines.find((line) => line.startsWith('failed '));
    return failed === undefined ? null : failed.slice('failed '.length);
  }

  get last(): string {
    return this.lines.at(-1) ?? '';
  }
}

export interface Operation {
  readonly name: string;
  /** True where it tells of nothing that a power cut could take away again: what it does is done anew by the next start. */
  readonly tellsNothing?: boolean;
  /** True where it makes a vault unreadable: its slots must be gone from the disk before anything else changes. */
  readonly destroys?: boolean;
  /** True where it writes copies for a person to read, outside the vault. */
  readonly leavesPlain?: boolean;
  /** Adds to the ground what this operation needs beside the vault with one item. */
  readonly prepare?: (ground: Ground) => Promise<void>;
  /** Lays out in `root`, an empty folder, what is there before. Everything that the operation changes lies in it. */
  readonly lay: (ground: Ground, root: string) => Promise<void>;
  /** What a person does once more when a disk that was away is back, where nothing they were told says that it did not reach it. */
  readonly onceMore?: (ground: Ground, root: string) => Promise<void>;
  /** Runs in the process that is harmed. */
  readonly drive: (places: Places, root: string, acknowledge: (step: string) => void) => Promise<void>;
  /** What does not hold, as the next start finds it. */
  readonly inspect: (ground: Ground, root: string, told: Told) => Promise<readonly string[]>;
}
