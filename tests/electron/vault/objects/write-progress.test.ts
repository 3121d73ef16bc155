import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { startProgress, tellGivenUp, tellReached, waitUntilReached, type WriteProgress } from '../../../../electron/vault/objects/write-progress.ts';

const module = new URL('../../../../electron/vault/objects/write-progress.ts', import.meta.url).href;

/** A thread that says that it is about to wait, waits, and says how that ended. */
const waitElsewhere = (progress: WriteProgress, bytes: number): { readonly waiting: Promise<void>; readonly ended: Promise<boolean> } => {
  const source = `
    const { parentPort, workerData } = require('node:worker_threads');
    import(${JSON.stringify(module)}).then(({ waitUntilReached }) => {
      parentPort.postMessage('waiting');
      parentPort.postMessage(waitUntilReached(workerData.progress, workerData.bytes));
    });`;
  const worker = new Worker(source, { eval: true, workerData: { progress, bytes } });
  const waiting = Promise.withResolvers<undefined>();
  const ended = Promise.withResolvers<boolean>();
  worker.on('message', (said: boolean | 'waiting') => { if (said === 'waiting') waiting.resolve(undefined); else ended.resolve(said); });
  worker.on('error', ended.reject);
  return { waiting: waiting.promise, ended: ended.promise };
};

describe('how far a file has reached the disk', () => {
  it('is known at once when it is far enough', () => {
    const progress = startProgress();
    expect(waitUntilReached(progress, 0)).toBe(true);
    tellReached(progress, 5_000_000_000);
    expect(waitUntilReached(progress, 5_000_000_000)).toBe(true);
  });

  it('wakes a thread that waits for it, and not before it is far enough', async () => {
    const progress = startProgress();
    const { waiting, ended } = waitElsewhere(progress, 100);
    await waiting;
    let over = false;
    void ended.then(() => { over = true; });
    tellReached(progress, 99);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(over).toBe(false);
    tellReached(progress, 100);
    expect(await ended).toBe(true);
  });

  it('lets a thread go that waits for a file which will not be finished', async () => {
    const progress = startProgress();
    const { waiting, ended } = waitElsewhere(progress, 100);
    await waiting;
    tellGivenUp(progress);
    expect(await ended).toBe(false);
  });

  it('stays given up, also when a sync that was under way ends later', () => {
    const progress = startProgress();
    tellGivenUp(progress);
    tellReached(progress, 100);
    expect(waitUntilReached(progress, 1)).toBe(false);
  });
});
