// The page's end of the pipe. The way out is a function that is taken away from the page before its own scripts run; the way
// in is a frozen object whose random name tells nothing and which can only hand the page what was meant for it.
import type { FromPage, ToPage } from '../messages.ts';
import { fromWire, toWire, type Base64 } from '../wire.ts';

export interface PageSettings {
  /** Name under which Chromium offers the way out. */
  readonly binding: string;
  /** Name under which the way in is left. */
  readonly receiver: string;
}

export interface Link {
  send(message: FromPage): void;
  /** Sends a message that is answered; rejects with the text the other side gave. */
  ask(message: (id: number) => FromPage): Promise<unknown>;
  /** Keeps a file until Node has taken it by the id of the question. */
  askForFile(file: File): Promise<unknown>;
  listen(listener: (message: ToPage) => void): void;
}

type WayOut = (text: string) => void;

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Chromium has these since 140; TypeScript's own DOM types do not name them yet. */
interface NativeBase64 {
  fromBase64(text: string): Uint8Array;
}

const base64: Base64 = {
  encode: (bytes) => (bytes as Uint8Array & { toBase64(): string }).toBase64(),
  decode: (text) => (Uint8Array as unknown as NativeBase64).fromBase64(text),
};

/** Takes the way out off the page, in every frame; null where there is none (a frame the browser made by itself). */
export const takeWayOut = (settings: PageSettings): WayOut | null => {
  const world = globalThis as unknown as Record<string, WayOut | undefined>;
  const wayOut = world[settings.binding];
  Reflect.deleteProperty(world, settings.binding);
  return wayOut ?? null;
};

export const createLink = (settings: PageSettings, wayOut: WayOut): Link => {
  const pending = new Map<number, Pending>();
  const files = new Map<number, File>();
  const listeners: ((message: ToPage) => void)[] = [];
  let last = 0;

  const send = (message: FromPage): void => {
    wayOut(toWire(message, base64));
  };
  const ask = (message: (id: number) => FromPage): Promise<unknown> =>
    new Promise((resolve, reject) => {
      last += 1;
      const id = last;
      pending.set(id, { resolve, reject });
      try {
        send(message(id));
      } catch (error) {
        pending.delete(id);
        throw error;
      }
    });
  const settle = (message: ToPage): void => {
    if (message.kind === 'answer' || message.kind === 'failure') {
      const waiting = pending.get(message.id);
      pending.delete(message.id);
      if (message.kind === 'answer') {
        waiting?.resolve(message.value);
      } else {
        waiting?.reject(new Error(message.message));
      }
    }
  };

  Object.defineProperty(globalThis, settings.receiver, {
    enumerable: false,
    value: Object.freeze({
      receive(text: string): void {
        const message = fromWire(text, base64) as ToPage;
        settle(message);
        for (const listener of listeners) {
          listener(message);
        }
      },
      takeFile(id: number): File | undefined {
        const file = files.get(id);
        files.delete(id);
        return file;
      },
    }),
  });

  return {
    send,
    ask,
    askForFile: (file) =>
      ask((id) => {
        files.set(id, file);
        return { kind: 'path', id };
      }),
    listen(listener) {
      listeners.push(listener);
    },
  };
};
