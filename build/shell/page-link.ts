// Node's end of the pipe to one window's page: runs the page script, hears what the preload sends, says what main sends.
import type * as Electron from 'electron';
import type { CDPSession, Page } from 'playwright';
import { followFrames, type Frames } from './frames.ts';
import type { FromPage, KeyCombination, KeyInput, ToPage } from './messages.ts';
import type { Origins } from './origins.ts';
import type { PageScript } from './page-script.ts';
import { fromWire, toWire, type Base64 } from './wire.ts';

const base64: Base64 = {
  encode: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  decode: (text) => {
    const bytes = Buffer.from(text, 'base64');
    // A plain Uint8Array of its own memory, as Electron hands over: small Buffers share one pool.
    return new Uint8Array(bytes);
  },
};

export interface PageEvents {
  /** Answers an invoke. What it throws reaches the page as Electron words it. */
  invoke(frame: Electron.WebFrameMain | null, channel: string, args: readonly unknown[]): Promise<unknown>;
  send(frame: Electron.WebFrameMain | null, channel: string, args: readonly unknown[]): void;
  /** Asks the app whether the page may have these. */
  media(frame: Electron.WebFrameMain | null, kinds: readonly ('audio' | 'video')[]): Promise<boolean>;
  key(index: number): void;
  input(): void;
  keyboard(input: KeyInput): void;
  front(isInFront: boolean): void;
}

export interface PageLink {
  readonly session: CDPSession;
  readonly frames: Frames;
  /** Dropped silently while there is no page, like Electron's `webContents.send`. */
  say(message: ToPage): void;
  setKeys(keys: readonly KeyCombination[]): void;
  /** Runs a function of the shell's own in a script world the page cannot reach, as if a person had just clicked. */
  runApart(declaration: string, ...args: readonly unknown[]): Promise<unknown>;
  /** The place on disk of the file that such a function returns; empty when it has none. */
  filePathApart(declaration: string): Promise<string>;
}

/** Ties `page` to Node. The script runs in every document the page loads from now on. */
export const linkPage = async (page: Page, script: PageScript, origins: Origins, events: PageEvents): Promise<PageLink> => {
  const session = await page.context().newCDPSession(page);
  const frames = await followFrames(session, origins);
  let keys: readonly KeyCombination[] = [];

  const say = (message: ToPage): void => {
    if (frames.mainContext !== null) {
      session.send('Runtime.callFunctionOn', {
        functionDeclaration: `function (text) { globalThis[${JSON.stringify(script.receiver)}]?.receive(text); }`,
        executionContextId: frames.mainContext,
        arguments: [{ value: toWire(message, base64) }],
        silent: true,
      }).catch(() => undefined); // The page went away in the meantime: nobody is waiting for it any more.
    }
  };

  /** Asks Chromium where the file is that a function in the page returns. */
  const filePath = async (functionDeclaration: string, executionContextId: number): Promise<string> => {
    const { result } = await session.send('Runtime.callFunctionOn', { functionDeclaration, executionContextId });
    if (result.objectId === undefined) {
      return '';
    }
    // A file made by the page itself has no place on disk: Electron answers with an empty text.
    const { path } = await session.send('DOM.getFileInfo', { objectId: result.objectId }).catch(() => ({ path: '' }));
    await session.send('Runtime.releaseObject', { objectId: result.objectId });
    return path;
  };
  const pathOf = (id: number, contextId: number): Promise<string> =>
    filePath(`function () { return globalThis[${JSON.stringify(script.receiver)}].takeFile(${String(id)}); }`, contextId);
  /** A script world of the shell's own beside the page's; the same one as long as the page stays. */
  const worldApart = async (): Promise<number> => {
    if (frames.mainFrameId === null) {
      throw new Error('there is no page');
    }
    return (await session.send('Page.createIsolatedWorld', { frameId: frames.mainFrameId, worldName: 'shell' })).executionContextId;
  };

  const settle = (id: number, work: Promise<unknown>): void => {
    work.then(
      (value) => {
        say({ kind: 'answer', id, value });
      },
    ).catch((error: unknown) => {
      say({ kind: 'failure', id, message: error instanceof Error ? error.message : String(error) });
    });
  };

  session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name !== script.binding) {
      return;
    }
    const message = fromWire(payload, base64) as FromPage;
    const frame = frames.frameOfContext(executionContextId);
    switch (message.kind) {
      case 'hello':
        say({ kind: 'keys', keys });
        break;
      case 'invoke':
        settle(message.id, events.invoke(frame, message.channel, message.args));
        break;
      case 'send':
        events.send(frame, message.channel, message.args);
        break;
      case 'path':
        settle(message.id, pathOf(message.id, executionContextId));
        break;
      case 'media':
        settle(message.id, events.media(frame, message.kinds));
        break;
      case 'key':
        events.key(message.index);
        break;
      case 'input':
        events.input();
        break;
      case 'keyboard':
        events.keyboard(message.input);
        break;
      case 'front':
        events.front(message.isInFront);
        break;
    }
  });
  await session.send('DOM.enable');
  await session.send('Runtime.addBinding', { name: script.binding });
  await session.send('Page.addScriptToEvaluateOnNewDocument', { source: script.source });

  return {
    session,
    frames,
    say,
    setKeys(wanted) {
      keys = wanted;
      say({ kind: 'keys', keys });
    },
    async runApart(declaration, ...args) {
      const { result, exceptionDetails } = await session.send('Runtime.callFunctionOn', {
        functionDeclaration: declaration,
        executionContextId: await worldApart(),
        arguments: args.map((value) => ({ value })),
        awaitPromise: true,
        returnByValue: true,
        userGesture: true,
      });
      if (exceptionDetails !== undefined) {
        throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      }
      return result.value as unknown;
    },
    filePathApart: async (declaration) => filePath(declaration, await worldApart()),
  };
};
