// Prepared statements by their text, the least recently used let go first. Preparing costs several times what running does.

/** Statements kept per connection: more than the texts the app has, few enough to weigh nothing. */
const kept = 256;

export class StatementCache<S> {
  readonly #byText = new Map<string, S>();
  readonly #letGo: (statement: S) => void;

  constructor(letGo: (statement: S) => void) {
    this.#letGo = letGo;
  }

  /** The kept statement, or the one that `make` gives; the oldest is let go when there are too many. */
  get(text: string, make: (text: string) => S): S {
    const found = this.#byText.get(text);
    if (found !== undefined) {
      this.#byText.delete(text);
      this.#byText.set(text, found);
      return found;
    }
    const made = make(text);
    this.#byText.set(text, made);
    if (this.#byText.size > kept) {
      const [oldest] = this.#byText;
      if (oldest !== undefined) this.drop(oldest[0]);
    }
    return made;
  }

  /** Forgets one text and lets its statement go. */
  drop(text: string): void {
    const statement = this.#byText.get(text);
    if (statement === undefined) return;
    this.#byText.delete(text);
    this.#letGo(statement);
  }

  /** Forgets all; the caller ends the statements it gets back. */
  empty(): readonly S[] {
    const all = [...this.#byText.values()];
    this.#byText.clear();
    return all;
  }
}
