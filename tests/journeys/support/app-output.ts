// What the application prints while a journey runs, in whichever process, and what of it must never be there: it may end in a file of the system, a terminal's memory or a picture of
// the screen that somebody sends along with a question.
import type { Page } from 'playwright';

/** Hears what this process prints, in which the shell runs the application's main process. The answer ends it. */
export const hearThisProcess = (hear: (text: string) => void): (() => void) => {
  const endings = [process.stdout, process.stderr].map((stream) => {
    const write = stream.write.bind(stream);
    const heard = ((...given: Parameters<typeof write>) => {
      hear(typeof given[0] === 'string' ? given[0] : Buffer.from(given[0]).toString());
      return write(...given);
    }) as typeof stream.write;
    stream.write = heard;
    return () => {
      if (stream.write === heard) stream.write = write;
    };
  });
  return () => { for (const end of endings) end(); };
};

/** Hears what the page writes to its console, and what it throws. */
export const hearPage = (page: Page, hear: (text: string) => void): void => {
  page.on('console', (message) => { hear(`${message.text()}\n`); });
  page.on('pageerror', (error) => { hear(`${error.stack ?? error.message}\n`); });
};

/** Names that nearly every journey has in its vault. */
const namesInVaults = ['Mira K.', 'DSC_000', 'VID_0004'];

const keyMaterial = /(?<![0-9a-f])[0-9a-f]{64}/iu;

/** Which of these words, which names out of vaults and which keys were printed. */
export const printedSecrets = (printed: string, words: readonly string[]): readonly string[] =>
  [...[...words, ...namesInVaults].filter((word) => printed.includes(word)), ...(keyMaterial.exec(printed) ?? [])];
