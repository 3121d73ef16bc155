// The main job without a window: a vault, evidence in it, described, found, locked, opened, taken out byte for byte, proven, printed.
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { custodyHead, entriesAbout } from '../../electron/custody/service.ts';
import { verifyChain } from '../../electron/custody/verify.ts';
import { addPaths, extractTo, listEvidence, showEvidence } from '../../electron/evidence/tool.ts';
import { recordedObjects } from '../../electron/evidence/checking/whole-vault.ts';
import { printCustodyForm } from '../../electron/printing/custody-form.ts';
import { createVault, openVault, systemRandom, verifyVault, type OpenSession } from '../../electron/vault/index.ts';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { everything } from '../../shared/evidence/schema.ts';
import { createFormatter } from '../../shared/i18n/format.ts';
import type { EvidenceId } from '../../shared/ids.ts';
import { instant } from '../../shared/time.ts';
import { caseItems } from '../../electron/made-up-case/facts.ts';
import { makeCaseFiles } from '../../electron/made-up-case/files.ts';
import { describeCase } from '../walk/describe-case.ts';
import type { Steps } from './steps.ts';

export const demoPassphrase = 'kiln street lantern orchard seventeen herons';
const clock = () => instant(Date.now());

export interface DemoPlace {
  readonly vault: string;
  /** The card and papers that go in. */
  readonly files: string;
  /** Where what comes out is left for people to see. */
  readonly out: string;
}

const open = async (folder: string, secret: string): Promise<OpenSession> => (await openVault({ folder, secret, kind: 'passphrase', clock, random: systemRandom })).session;

const found = async (session: OpenSession, text: string): Promise<readonly string[]> => {
  const titles: string[] = [];
  for await (const row of listEvidence(session, { ...everything, text })) titles.push(row.title);
  return titles.sort();
};

const markers = ['Broken door', 'Marta Quill', 'قسم-الموارد', 'membership card'];

const readableIn = async (folder: string): Promise<readonly string[]> => {
  const seen: string[] = [];
  for (const entry of (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile())) {
    const bytes = await readFile(join(entry.parentPath, entry.name));
    seen.push(...markers.filter((marker) => bytes.includes(marker) || bytes.includes(Buffer.from(marker, 'utf16le'))));
  }
  return seen;
};

/** Shows everything that needs no window. The vault stays for what follows; answers with one item and the file it came from. */
export const showWithoutWindow = async ({ vault, files, out }: DemoPlace, steps: Steps): Promise<{ readonly item: EvidenceId; readonly original: string }> => {
  steps.step('The fictional Ruden case: files as a card, a phone and a desk would hold them');
  const paths = await makeCaseFiles(files);
  steps.note(`${String(paths.length)} files: photographs with camera data, a video, a call, scans, a letter, an e-mail, a table`);

  steps.step('A vault is made');
  const { session, recoveryCode } = await createVault({ folder: vault, passphrase: demoPassphrase, memberName: 'Ilen Daros', clock, random: systemRandom });
  steps.claim('it gives a recovery code, once', /^[0-9A-Z]{4}([- ][0-9A-Z]{4}){7}$/u.test(recoveryCode));

  steps.step('The folder goes in, and once more');
  const results: { readonly path: string; readonly outcome: string; readonly id: EvidenceId | null }[] = [];
  const onResult = (result: { readonly path: string; readonly outcome: string; readonly item: EvidenceId | null }): void => { results.push({ path: result.path, outcome: result.outcome, id: result.item }); };
  await addPaths(session, [files], { onResult });
  steps.claim(`${String(paths.length)} files are new, read back and equal`, results.length === paths.length && results.every(({ outcome }) => outcome === 'new'));
  await addPaths(session, [paths[0] ?? ''], { onResult });
  steps.claim('the same file again is linked, not stored twice', results.at(-1)?.outcome === 'duplicate');
  const idByFile = new Map(results.slice(0, paths.length).flatMap(({ path, id }) => (id === null ? [] : [[basename(path), id] as const])));

  steps.step('People say what the files are; what the files say stays beside it');
  steps.claim('every item is described', (await describeCase(session, idByFile)) === caseItems.length);
  const door = idByFile.get('IMG_0711.jpg');
  if (door === undefined) throw new Error('the photograph of the door has no number');
  const item = await showEvidence(session, door);
  steps.claim('camera: 07:14, people: 06:14 because its clock was an hour ahead; both are kept', item.fileSays.capturedAt?.value?.time === '07:14:22' && item.description.capturedAt?.value?.time === '06:14:22');
  steps.claim('the place the camera noted is kept', item.fileSays.latitude !== null && Math.abs(item.fileSays.latitude - 30.1234) < 0.0001);

  steps.step('It is found again');
  steps.claim('by a word of its title', (await found(session, 'broken door')).join() === 'Broken door of the office');
  steps.claim('by part of a file name in another script', (await found(session, 'الموارد')).join() === 'HR director chat messages');
  steps.claim('by a word of what people wrote about it', (await found(session, 'nine officers')).join() === 'Police search record, page 1');

  steps.step('Locked, and looked at as a thief would');
  await session.close();
  steps.claim('no name, title or text can be read in the vault', (await readableIn(vault)).length === 0);
  const wrong = await open(vault, 'kiln street lantern orchard seventeen heron').then(() => 'opened', (error: unknown) => (error instanceof HoldfastError ? error.code : 'something else'));
  steps.claim('a wrong passphrase says so and opens nothing', wrong === 'passphrase-did-not-open');

  steps.step('Opened again, taken out, compared');
  const again = await open(vault, demoPassphrase);
  await mkdir(out, { recursive: true });
  const copy = join(out, 'door-copy.jpg');
  const taken = await extractTo(again, door, copy, 'For the hearing', 'Ansa Myre');
  const [original, copied] = await Promise.all([readFile(paths[0] ?? ''), readFile(copy)]);
  steps.claim('the copy is the original, byte for byte', original.equals(copied) && createHash('sha256').update(copied).digest('hex') === taken.sha256);

  steps.step('Proven');
  const { checked, problems } = await verifyVault(again, { readData: true, recorded: recordedObjects(again) });
  steps.claim(`every byte of ${String(checked.objects)} objects is what was added`, problems.length === 0 && checked.objects === caseItems.length);
  const chain = await verifyChain(again.read);
  steps.claim(`the custody log follows from its first entry to its last, ${String(chain.entries)} of them`, chain.ok);
  const head = await custodyHead(again.read);
  steps.note(`witness code: ${head.witness}`);

  steps.step('The chain-of-custody form');
  await again.change((change) => change.record('form-printed', door, { sha256: taken.sha256 }));
  const pdf = await printCustodyForm(
    { caseCode: 'C-1', item: await showEvidence(again, door), entries: await entriesAbout(again.read, door), head: { ...(await custodyHead(again.read)), brokenAt: (await verifyChain(again.read)).brokenAt }, vaultId: again.vaultId, printedBy: again.member, printedAt: clock() },
    createFormatter('en'),
  );
  await writeFile(join(out, 'custody-form.pdf'), pdf);
  steps.claim('is a PDF', Buffer.from(pdf.subarray(0, 5)).toString() === '%PDF-');
  await again.close();
  return { item: door, original: paths[0] ?? '' };
};
