// Handing over and taking in by the tool: documents as stated, and exit codes that scripts can act on.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identityText, recipientOf } from '../../../electron/backup/age/x25519.ts';
import { documents } from '../../../electron/cli/documents.ts';
import { rememberingEnvironment } from '../../faults/remembered-argon2.ts';
import { giveTools, startTool, type Ran } from './run-tool.ts';

giveTools(rememberingEnvironment);

const identity = Uint8Array.from(randomBytes(32));
let folder = '';
const at = (name: string): string => join(folder, name);
const run = (...line: readonly string[]): Promise<Ran> => startTool([...line, '--json'], { HOLDFAST_PASSPHRASE: 'river-Kettle-9-ordinary-lamp-Ostrich' }, folder).ended;
const handOver = (...more: readonly string[]): Promise<Ran> => run('handover', 'here', 'E-001', '--recipient', recipientOf(identity), '--reason', 'For the complaint', ...more);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'holdfast-tool-'));
  writeFileSync(at('letter.txt'), 'An invented letter.');
  writeFileSync(at('key.txt'), identityText(identity));
  writeFileSync(at('other.txt'), identityText(Uint8Array.from(randomBytes(32))));
  for (const vault of ['here', 'there']) await run('create', vault, '--kdf-memory', '256');
  await run('add', 'here', 'letter.txt');
}, 240_000);
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

describe('the tool', () => {
  it('hands over, and takes in once', async () => {
    const made = await handOver('-o', 'pack.age', '--from', 'Harbour branch');
    const pack = documents.handover.parse(JSON.parse(made.stdout));
    expect({ exitCode: made.exitCode, items: pack.items.map(({ id, status }) => [id, status]), fileBytes: pack.fileBytes }).toEqual({ exitCode: 0, items: [['E-001', 'handed-over']], fileBytes: readFileSync(at('pack.age')).byteLength });
    const taken: unknown[] = [];
    for (const time of ['first', 'second']) {
      const ran = await run('take-in', 'there', 'pack.age', '--identity', 'key.txt');
      const document = documents.takeIn.parse(JSON.parse(ran.stdout));
      taken.push({ time, exitCode: ran.exitCode, name: document.sender.name, items: document.items.map(({ id, name, status }) => [id, name, status]) });
    }
    expect(taken).toEqual([
      { time: 'first', exitCode: 0, name: 'Harbour branch', items: [['E-001', 'letter.txt', 'new']] },
      { time: 'second', exitCode: 0, name: 'Harbour branch', items: [['E-001', 'letter.txt', 'here']] },
    ]);
  }, 240_000);

  it('takes in into the case that is worked in, or into the one that the pack names', async () => {
    await run('cases', 'here', '--change', 'C-1', '--code', 'PIER', '--name', 'Search at the pier');
    for (const name of ['one', 'two']) {
      writeFileSync(at(`${name}.txt`), `The words of ${name}.`);
      await run('add', 'here', `${name}.txt`);
    }
    await run('handover', 'here', 'E-002', '--recipient', recipientOf(identity), '--reason', 'For the complaint', '-o', 'one.age');
    await run('handover', 'here', 'E-003', '--recipient', recipientOf(identity), '--reason', 'For the complaint', '-o', 'two.age');
    await run('take-in', 'there', 'one.age', '--identity', 'key.txt');
    expect((await run('take-in', 'there', 'two.age', '--identity', 'key.txt', '--their-cases')).exitCode).toBe(0);
    const { cases } = documents.cases.parse(JSON.parse((await run('cases', 'there')).stdout));
    expect(cases.map(({ code, name, items, workedIn }) => [code, name, items, workedIn])).toEqual([['C-1', '', 2, true], ['PIER', 'Search at the pier', 1, false]]);
  }, 240_000);

  it('tells a wrong key, a cut pack, a taken name, and a missing reason apart by their exit codes', async () => {
    writeFileSync(at('cut.age'), readFileSync(at('pack.age')).subarray(0, -1));
    writeFileSync(at('letter.age'), 'no pack');
    const codes = [];
    for (const ran of [
      await run('take-in', 'there', 'pack.age', '--identity', 'other.txt'), await run('take-in', 'there', 'cut.age', '--identity', 'key.txt'), await run('take-in', 'there', 'letter.age', '--identity', 'key.txt'),
      await run('take-in', 'there', 'nowhere.age', '--identity', 'key.txt'), await handOver('-o', 'pack.age'), await handOver('-o', 'another.age', '--reason', ' '),
    ]) codes.push([ran.exitCode, documents.failure.parse(JSON.parse(ran.stdout)).error.code]);
    expect(codes).toEqual([[2, 'pack-did-not-open'], [3, 'pack-damaged'], [1, 'not-a-pack'], [1, 'not-found'], [5, 'target-exists'], [4, 'reason-needed']]);
  }, 240_000);
});
