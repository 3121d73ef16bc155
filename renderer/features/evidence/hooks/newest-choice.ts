// Keeps the newest of several choices, whoever made it, when the hand has rested for a moment; one after the other, so that an older one is never written last.
const restMs = 400;

export class NewestChoice<T> {
  readonly #write: (choice: T) => Promise<unknown>;
  #waiting: { readonly choice: T; readonly timer: ReturnType<typeof setTimeout> } | null = null;
  #last: Promise<unknown> = Promise.resolve();

  /** `write` answers a failure and does not throw. */
  constructor(write: (choice: T) => Promise<unknown>) {
    this.#write = write;
  }

  /** Takes the place of a choice that is not written yet. */
  choose(choice: T): void {
    clearTimeout(this.#waiting?.timer);
    this.#waiting = { choice, timer: setTimeout(() => { this.settle(); }, restMs) };
  }

  /** Writes what waits now. */
  settle(): void {
    const waiting = this.#waiting;
    if (waiting === null) return;
    clearTimeout(waiting.timer);
    this.#waiting = null;
    this.#last = this.#last.then(() => this.#write(waiting.choice));
  }
}
