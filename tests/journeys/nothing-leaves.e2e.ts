// Nothing leaves: no process of the whole app (main, vault, threads, browser) connects, binds or sends anything to another computer
// while a person does everything. Watched from outside, at the system's own door.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { runChild } from './support/child-app.ts';
import { photographs, videoName, writePhotoFolder } from './support/evidence-files.ts';
import type { FullUse } from './support/full-use.ts';
import { canTrace, readTrace, tracedInto } from './support/network-trace.ts';

test.skip(!canTrace(), 'strace watches system calls on Linux');

let base = '';

test.beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'holdfast-traced-'));
});

test.afterEach(() => {
  rmSync(base, { recursive: true, force: true });
});

test('a program that reaches out is caught by the watch, however it does', () => {
  const trace = join(base, 'trace');
  const [program = '', ...args] = tracedInto(trace);
  const attempts = [
    "require('net').connect(9, '127.0.0.1').on('error', () => {})",
    "const u = require('dgram').createSocket('udp4'); u.send('x', 9, '127.0.0.1', () => u.close())",
    "const s = require('net').createServer().listen(0, '127.0.0.1', () => s.close())",
    // What Chromium may ask of the routing table, nobody else may; no packet leaves by it.
    "const v = require('dgram').createSocket('udp6'); v.on('error', () => v.close()); v.connect(443, '2001:4860:4860::8888', () => v.close())",
  ];
  for (const attempt of attempts) {
    spawnSync(program, [...args, process.execPath, '-e', attempt], { stdio: 'ignore' });
    expect(readTrace(trace).outside.length, attempt).toBeGreaterThan(0);
  }
});

test('a person makes a vault and uses all of it: adds, describes, records, copies to safety, hands over, restores, plays and quits; nothing reaches another computer', async () => {
  const originals = join(base, 'originals');
  const outside = join(base, 'outside');
  const trace = join(base, 'trace');
  for (const folder of [originals, outside]) mkdirSync(folder);
  writePhotoFolder(originals);
  writeFileSync(join(originals, 'chat.txt'), 'Bonuses are for members of the new union only.');
  const use: FullUse = {
    originals, outside, files: 5, photo: photographs[0]?.name ?? '', text: 'chat.txt', video: videoName, quits: true,
    words: {
      member: 'Mira K.', title: 'Red gate', notes: 'Seen from the street.', tag: 'raid', search: 'nothing has this name', pasted: 'Come at nine.', halfTyped: 'and',
      transcript: 'They came at night.', marked: 'the lookout', caseName: 'Strike at the mill', reason: 'For the hearing', keyName: 'Office', mirrorName: 'North', holder: 'Tamar',
      backupPassphrase: 'turbojet mandatory unbitten operative jovial snowsuit', sharePassphrase: 'walnut ribbon glacier pepper tunnel',
    },
  };
  await runChild('full-use.ts', { HOLDFAST_FULL_USE: JSON.stringify(use) }, tracedInto(trace)).said('quit');
  const { threads, outside: reached } = readTrace(trace);
  expect([...threads], 'Node and Chromium were both watched').toEqual(expect.arrayContaining(['libuv-worker', 'Chrome_IOThread']));
  expect(reached).toStrictEqual([]);
});
