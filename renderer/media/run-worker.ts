// Runs one request in a fresh worker under a time limit. The worker is ended whatever happens.
import { MediaError } from './media-failure.ts';

/** The worker's answer. Rejects with `took-too-long` at the limit, `cannot-decode` when the worker breaks, or the abort's reason. */
export const runWorker = <Answer>(make: () => Worker, request: unknown, transfer: Transferable[], limitMs: number, signal?: AbortSignal): Promise<Answer> => {
  if (signal?.aborted === true) return Promise.reject(signal.reason as Error);
  const worker = make();
  return new Promise<Answer>((resolve, reject) => {
    const tooLong = setTimeout(() => { finish(() => { reject(new MediaError('took-too-long')); }); }, limitMs);
    const stopped = (): void => { finish(() => { reject(signal?.reason as Error); }); };
    const finish = (settle: () => void): void => {
      clearTimeout(tooLong);
      signal?.removeEventListener('abort', stopped);
      worker.terminate();
      settle();
    };
    signal?.addEventListener('abort', stopped);
    worker.addEventListener('message', (event: MessageEvent<Answer>) => { finish(() => { resolve(event.data); }); });
    worker.addEventListener('error', (event) => { finish(() => { reject(new MediaError('cannot-decode', { cause: event.message })); }); });
    worker.postMessage(request, transfer);
  });
};
