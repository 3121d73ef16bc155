// When a try to open is answered. What a secret did must not show in how long it took: one that makes the vault unreadable waits for the disk, a
// decoy is smaller than what it stands for. Both moments are counted from the end of Argon2id, which takes as long for every secret.
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Milliseconds from the key to the answer, at the earliest. `refused`: destroying waits for two syncs, of the files together and then of their folder; 2 to
 * 40 ms each were seen on the disks at hand, a turning disk of a laptop takes up to 60, a slow memory stick up to about 140. `opened`: opening
 * a vault of 100,000 items took 148 ms from the key, a small one about 50; more than 150 would miss what unlocking may take (QUALITY: one run of
 * Argon2id and 150 ms).
 */
export const earliestAnswerMs = Object.freeze({ opened: 120, refused: 300 });
export type OpeningAnswer = keyof typeof earliestAnswerMs;

/** Called when the key is known. What it answers resolves when the answer to the person is due. */
export type Evenly = () => (answer: OpeningAnswer) => Promise<void>;

export const answeredEvenly: Evenly = () => {
  const known = performance.now();
  return async (answer) => {
    const left = known + earliestAnswerMs[answer] - performance.now();
    if (left > 0) await wait(left);
  };
};
