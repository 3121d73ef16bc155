// Papers that leave the vault: a custody form and a health report are on record before anyone holds them, and what has a paper's name is the whole paper.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDocument } from '../../../electron/app/handlers/document-file.ts';
import { printForm, printHealth } from '../../../electron/vault-process/documents.ts';
import { evidenceId } from '../../../shared/ids.ts';
import { layBaseAndOutside, outsideIn } from './ground.ts';
import { steppedOperation, type Step } from './steps.ts';

const item = evidenceId(1);
const share = 'holdfast share 1 of 2\nturbojet mandatory unbitten operative\n';

/** What is written before it has its name. */
const passing = '.holdfast-part';

const write = (root: string, name: string, bytes: Uint8Array): Promise<void> => writeDocument(join(outsideIn(root), name), bytes);
const writeShare: Step['does'] = (_, root) => write(root, 'share.txt', Buffer.from(share));

const isWhole = (name: string, bytes: Buffer): boolean =>
  (name === 'share.txt' ? bytes.toString() === share : bytes.subarray(0, 5).toString() === '%PDF-' && bytes.toString('latin1').trimEnd().endsWith('%%EOF'));

/** Papers that have their names. */
const papersIn = async (root: string): Promise<readonly string[]> => {
  const names = (await readdir(outsideIn(root))).filter((name) => !name.endsWith(passing)).sort();
  return Promise.all(names.map(async (name) => (isWhole(name, await readFile(join(outsideIn(root), name))) ? name : `${name} in part`)));
};

export const paperOperations = [steppedOperation({
  name: 'papers',
  leavesPlain: true,
  lay: layBaseAndOutside,
  before: [''],
  steps: [
    { does: async ({ session }, root) => write(root, 'form.pdf', (await printForm(session, { id: item, language: 'en' })).pdf), leaves: [['', 'form-printed'], ['form.pdf']] },
    { does: async ({ session }, root) => write(root, 'health.pdf', (await printHealth(session, { language: 'en' })).pdf), leaves: [['form.pdf', 'form-printed'], ['form.pdf, health.pdf']] },
    { does: writeShare, leaves: [['form.pdf, health.pdf, share.txt']] },
    { does: writeShare, leaves: [['form.pdf, health.pdf, share.txt']] },
  ],
  read: async (_, root) => (await papersIn(root)).join(', '),
  holds: async (_, root) => {
    // What was cut short lies beside its paper under a name that says so, and is gone once that paper is saved again.
    const parts = (await readdir(outsideIn(root))).filter((name) => name.endsWith(passing));
    for (const part of parts) await write(root, part.slice(0, -passing.length), Buffer.from(share));
    return (await readdir(outsideIn(root))).filter((name) => !['form.pdf', 'health.pdf', 'share.txt'].includes(name)).map((name) => `left behind: ${name}`);
  },
})];
