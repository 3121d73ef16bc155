// Lets the window go first: threads that move or parse what is being added take the processor when nobody who waits for an answer does.
import { getPriority, setPriority } from 'node:os';

/** Nine to one for whoever answers a person, as Linux weighs a difference of ten. Where nobody asks for the processor it costs nothing. */
const niceness = 10;

/**
 * Call it in a thread of its own, first. On Linux a priority belongs to the thread that asks; elsewhere it would be the whole process's, with the database in it, so
 * nothing is changed there. Whoever runs all of Holdfast further back than that is left alone.
 */
export const stepBack = (): void => {
  if (process.platform === 'linux' && getPriority(0) < niceness) {
    setPriority(0, niceness);
  }
};
