// The vault process: the only one that ever holds keys, opens the database or reads plaintext from the store. Locking ends it.
import { keepOutOfCoreDumps } from '../diagnostics/core-dumps.ts';
import { restrictFileMode } from '../diagnostics/file-mode.ts';
import { reportBug } from '../diagnostics/log.ts';
import { createVaultHost } from './host.ts';
import type { CallMessage, FromVaultProcess } from './messages.ts';

/** The port that Electron gives every utility process (and the development shell gives its child processes). */
interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: CallMessage }) => void): unknown;
  postMessage(message: FromVaultProcess): void;
}

const { parentPort } = process as unknown as { readonly parentPort: ParentPort };

restrictFileMode();
keepOutOfCoreDumps();

const host = createVaultHost({
  emit: (name, payload) => {
    parentPort.postMessage({ kind: 'event', name, payload } as FromVaultProcess);
  },
  report: reportBug,
});

parentPort.on('message', ({ data }) => {
  void host.answer(data).then((result) => {
    parentPort.postMessage({ kind: 'answer', id: data.id, result });
  });
});
