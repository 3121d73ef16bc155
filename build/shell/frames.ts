// Knows the frames of one window and which script world belongs to which frame, in the shape of Electron's WebFrameMain.
import type * as Electron from 'electron';
import type { CDPSession } from 'playwright';
import type { Origins } from './origins.ts';
import { strict } from './strict.ts';

interface FrameRecord {
  readonly parentId: string | null;
  readonly url: string;
  readonly name: string;
}

export interface Frames {
  /** The frame a message came from; null when it is gone by now. */
  frameOfContext(contextId: number): Electron.WebFrameMain | null;
  readonly mainFrame: Electron.WebFrameMain | null;
  /** The script world of the page itself, null between pages. */
  readonly mainContext: number | null;
  readonly mainFrameId: string | null;
}

type FrameShape = Pick<Electron.WebFrameMain, 'url' | 'origin' | 'parent' | 'top' | 'name' | 'detached'>;

const originOf = (url: string): string => {
  const parsed = URL.parse(url);
  return parsed === null || parsed.host === '' ? 'null' : `${parsed.protocol}//${parsed.host}`;
};

/** Follows the frames of `session`'s page from now on. */
export const followFrames = async (session: CDPSession, origins: Origins): Promise<Frames> => {
  const frames = new Map<string, FrameRecord>();
  const contexts = new Map<number, string>();
  let mainId: string | null = null;
  let mainContext: number | null = null;

  const frameById = (id: string): Electron.WebFrameMain | null => {
    const record = frames.get(id);
    if (record === undefined) {
      return null;
    }
    const shape = {
      url: origins.toApp(record.url),
      origin: originOf(origins.toApp(record.url)),
      name: record.name,
      detached: false,
      get parent() {
        return record.parentId === null ? null : frameById(record.parentId);
      },
      get top() {
        return mainId === null ? null : frameById(mainId);
      },
    } satisfies FrameShape;
    return strict('WebFrameMain', shape) as unknown as Electron.WebFrameMain;
  };

  session.on('Page.frameAttached', ({ frameId, parentFrameId }) => {
    frames.set(frameId, { parentId: parentFrameId, url: 'about:blank', name: '' });
  });
  session.on('Page.frameNavigated', ({ frame }) => {
    frames.set(frame.id, { parentId: frame.parentId ?? null, url: `${frame.url}${frame.urlFragment ?? ''}`, name: frame.name ?? '' });
    mainId = frame.parentId === undefined ? frame.id : mainId;
  });
  session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
    const record = frames.get(frameId);
    if (record !== undefined) {
      frames.set(frameId, { ...record, url });
    }
  });
  session.on('Page.frameDetached', ({ frameId }) => {
    frames.delete(frameId);
  });
  session.on('Runtime.executionContextCreated', ({ context }) => {
    const details = context.auxData as { frameId?: string; isDefault?: boolean } | undefined;
    if (details?.frameId !== undefined && details.isDefault === true) {
      contexts.set(context.id, details.frameId);
      mainContext = details.frameId === mainId ? context.id : mainContext;
    }
  });
  session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
    contexts.delete(executionContextId);
    mainContext = mainContext === executionContextId ? null : mainContext;
  });
  session.on('Runtime.executionContextsCleared', () => {
    contexts.clear();
    mainContext = null;
  });

  await session.send('Page.enable');
  const { frameTree } = await session.send('Page.getFrameTree');
  mainId = frameTree.frame.id;
  frames.set(mainId, { parentId: null, url: frameTree.frame.url, name: '' });
  await session.send('Runtime.enable');

  return {
    frameOfContext(contextId) {
      const id = contexts.get(contextId);
      return id === undefined ? null : frameById(id);
    },
    get mainFrame() {
      return mainId === null ? null : frameById(mainId);
    },
    get mainContext() {
      return mainContext;
    },
    get mainFrameId() {
      return mainId;
    },
  };
};
