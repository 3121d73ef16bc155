// Lets only so much be on its way at once.

export interface Permits {
  /** Waits for `count` of them (never more than there are in all). */
  take(count: number): Promise<void>;
  give(count: number): void;
}

export const createPermits = (all: number): Permits => {
  const queue: { readonly count: number; readonly go: () => void }[] = [];
  let free = all;
  const serve = (): void => {
    for (let first = queue[0]; first !== undefined && first.count <= free; first = queue[0]) {
      queue.shift();
      free -= first.count;
      first.go();
    }
  };
  return {
    take: (count) => new Promise((resolve) => {
      queue.push({ count: Math.min(count, all), go: resolve });
      serve();
    }),
    give(count) {
      free += Math.min(count, all);
      serve();
    },
  };
};
