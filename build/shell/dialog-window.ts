// A small window that asks for a path or a choice where Chromium has no dialog that could: save, choose a folder, message
// boxes. Its page has no scripts of its own; what a person does arrives as one request, which is answered in-process.
import { randomBytes } from 'node:crypto';
import type { Contents } from './api/web-contents.ts';
import { dialogAddress } from './origins.ts';

export interface Question {
  readonly title: string;
  readonly detail: string;
  /** Filled in beforehand; null asks for no text. */
  readonly path: string | null;
  readonly buttons: readonly string[];
}

export interface DialogReply {
  readonly button: number;
  readonly path: string;
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);

const pageOf = (question: Question, error: string): string => `<!doctype html><meta charset="utf-8"><title>${escaped(question.title)}</title>
<style>
  :root { color-scheme: light dark; font: 15px system-ui, sans-serif; }
  body { margin: 1.25rem; } h1 { font-size: 1.1rem; margin: 0 0 .75rem; } p { margin: 0 0 .75rem; white-space: pre-line; }
  input { box-sizing: border-box; width: 100%; padding: .5rem; font: inherit; } .error { color: #b3261e; }
  footer { display: flex; gap: .5rem; justify-content: flex-end; margin-top: 1rem; } button { padding: .4rem 1rem; font: inherit; }
</style>
<form method="get"><h1>${escaped(question.title)}</h1>${question.detail === '' ? '' : `<p>${escaped(question.detail)}</p>`}
${error === '' ? '' : `<p class="error" role="alert">${escaped(error)}</p>`}
${question.path === null ? '' : `<input name="path" aria-label="${escaped(question.title)}" autocomplete="off" autofocus value="${escaped(question.path)}">`}
<footer>${question.buttons.map((text, index) => `<button name="button" value="${String(index)}">${escaped(text)}</button>`).join('')}</footer></form>`;

interface Open {
  readonly question: Question;
  readonly check: (reply: DialogReply) => string;
  readonly settle: (reply: DialogReply | null) => void;
}

const open = new Map<string, Open>();

/** True when `id` belongs to a dialog that is open now. */
export const isDialog = (id: string): boolean => open.has(id);

/** The page of a dialog, or null when its answer was taken and the window can go. */
export const dialogPage = (id: string, url: string): string | null => {
  const dialog = open.get(id);
  if (dialog === undefined) {
    return null;
  }
  const { searchParams } = new URL(url);
  const button = searchParams.get('button');
  if (button === null) {
    return pageOf(dialog.question, '');
  }
  const reply = { button: Number(button), path: searchParams.get('path') ?? '' };
  const error = dialog.check(reply);
  if (error !== '') {
    return pageOf({ ...dialog.question, path: reply.path }, error);
  }
  dialog.settle(reply);
  return null;
};

/**
 * Opens the window beside the app's and waits for the person; null when it is closed. `check` says what is wrong with a
 * reply, or nothing.
 */
export const askInWindow = async (contents: Contents, question: Question, check: (reply: DialogReply) => string): Promise<DialogReply | null> => {
  const link = await contents.linked;
  const page = contents.page();
  if (page === null) {
    return null;
  }
  const id = randomBytes(16).toString('hex');
  const { promise, resolve } = Promise.withResolvers<DialogReply | null>();
  open.set(id, { question, check, settle: resolve });
  try {
    const appears = page.context().waitForEvent('page');
    await link.runApart('function (url) { window.open(url, "_blank", "popup,noopener,width=560,height=260"); }', dialogAddress(id));
    const window = await appears;
    window.on('close', () => {
      resolve(null);
    });
    page.on('close', () => {
      resolve(null);
    });
    const reply = await promise;
    await window.close().catch(() => undefined);
    return reply;
  } finally {
    open.delete(id);
  }
};
