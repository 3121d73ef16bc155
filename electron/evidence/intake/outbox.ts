// Collects what one turn of the event loop has to tell another thread and sends it as one message: waking a thread costs more than what is said to it, and a card of
// photographs has tens of thousands of things to say.
export interface Outbox<T> {
  /** Sent, in order, at the end of this turn. */
  put(message: T): void;
}

export const createOutbox = <T>(send: (messages: readonly T[]) => void): Outbox<T> => {
  let waiting: T[] = [];
  const flush = (): void => {
    const messages = waiting;
    waiting = [];
    send(messages);
  };
  return {
    put(message) {
      waiting.push(message);
      if (waiting.length === 1) {
        setImmediate(flush);
      }
    },
  };
};
