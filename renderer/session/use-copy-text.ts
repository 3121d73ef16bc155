// Puts text on the clipboard, and says whether it is there: what was not copied is otherwise thought to be safe.
import { api } from '../api.ts';
import { useFormatter } from '../i18n/use-text.ts';
import { announce } from './notices.ts';

export const useCopyText = (): ((text: string) => void) => {
  const formatter = useFormatter();
  return (text) => {
    void api.window.copyText({ text }).then((answer) => {
      if (answer.ok) announce(formatter.text('ui.copied'));
      else announce(formatter.failure(answer.failure), 'danger');
    });
  };
};
