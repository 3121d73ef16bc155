// The examples of docs/command-line.md and the folder they are run in: every command of the tool, used as a reader would.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const documentation = new URL('../../../docs/command-line.md', import.meta.url);

export const documentedText = (): Promise<string> => readFile(documentation, 'utf8');

/** Each example without `holdfast`, in order. */
export const examplesIn = (text: string): readonly string[] => [...text.matchAll(/^\$ holdfast (.*)$/gmu)].map(([, line]) => line ?? '');

/** Splits a line as a shell does, as far as the examples go: words and double quotes. */
export const wordsOf = (line: string): string[] => [...line.matchAll(/"([^"]*)"|(\S+)/gu)].map(([, quoted, bare]) => quoted ?? bare ?? '');

export const exampleEnvironment = Object.freeze({ HOLDFAST_PASSPHRASE: 'river-Kettle-9-ordinary-lamp-Ostrich' });

/** Lays out in an empty folder what the examples take for there. */
export const layOutExamples = async (folder: string): Promise<void> => {
  for (const made of ['card', 'removed-card', 'key-stick']) await mkdir(join(folder, made));
  await writeFile(join(folder, 'card', 'letter.txt'), 'An invented letter.');
  await writeFile(join(folder, 'removed-card', 'another.txt'), 'Another invented letter.');
  const passphrases = { tamar: 'turbojet mandatory unbitten operative', giorgi: 'walnut ribbon glacier pepper tunnel', lela: 'marble thunder violin harvest copper', ana: 'orchid velcro tundra bishop lemon quartz' };
  await writeFile(join(folder, 'federation-key.txt'), 'AGE-SECRET-KEY-1PVC9275LCN5SUV6C0K3V0MQ3XEDCPFW2AU2RJH5R4RXLY9EUVXRQ98K663\n');
  for (const [name, passphrase] of Object.entries(passphrases)) await writeFile(join(folder, `${name}.txt`), `${passphrase}\n`);
};
