// Nothing readable stays on disk. Words that occur nowhere else go through the whole app; then every process is killed in the middle
// of a video, and every byte the app, the vault, the browser and the system's temporary folder hold is searched for them.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { familyOf } from '../memory/processes.ts';
import { runChild } from './support/child-app.ts';
import type { FullUse } from './support/full-use.ts';
import { photograph, writePhotoFolder } from './support/evidence-files.ts';
import { encodings, marker, searchFor } from './support/markers.ts';
import { tellingVideo } from './support/telling-video.ts';

test.skip(process.platform !== 'linux', 'processes are found through /proc');

test('a search finds a word in every encoding and at every place', () => {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-search-'));
  try {
    const word = marker('canary');
    for (const [at, pattern] of encodings(word).entries()) {
      writeFileSync(join(folder, 'hidden'), Buffer.concat([Buffer.alloc(4 * 1024 * 1024 - 9), pattern, Buffer.alloc(100)]));
      expect(searchFor([word], [folder]).found, String(at)).toStrictEqual([`${word} in ${join(folder, 'hidden')}`]);
    }
    for (const before of [0, 1, 2]) {
      writeFileSync(join(folder, 'hidden'), Buffer.concat([Buffer.alloc(before, 65), Buffer.from(word), Buffer.from('after')]).toString('base64'));
      expect(searchFor([word], [folder]).found).toHaveLength(1);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('after full use and a crash of everything, no byte on disk tells what was in the vault', async () => {
  // Short names: the browser's socket lies below, and a socket's path may have 107 bytes.
  const base = mkdtempSync(join(tmpdir(), 'hf-'));
  const place = (name: string): string => {
    const folder = join(base, name);
    mkdirSync(folder, { mode: 0o700 });
    return folder;
  };
  const originals = place('originals');
  const outside = place('outside');
  const lookedAt = ['t', 'r', 'h'].map(place);
  const [temporary = '', run = '', home = ''] = lookedAt;
  try {
    const names = { photo: `${marker('photo')}.jpg`, text: `${marker('text')}.txt`, video: `${marker('video')}.mp4` };
    const inside = { comment: marker('comment'), sentence: marker('sentence'), told: marker('told') };
    const words: FullUse['words'] = {
      member: marker('member'), title: marker('title'), notes: marker('notes'), tag: marker('tag'), search: marker('search'), pasted: marker('pasted'), halfTyped: marker('half'),
      transcript: marker('transcript'), marked: marker('marked'), caseName: marker('case'), reason: marker('reason'), keyName: marker('key'), mirrorName: marker('mirror'), holder: marker('holder'),
      backupPassphrase: `${marker('backup')} ${marker('phrase')}`, sharePassphrase: `${marker('share')} ${marker('words')}`,
    };
    const files = writePhotoFolder(originals).length + 3;
    const picture = photograph({ name: names.photo, colour: [120, 40, 40] });
    // A JPEG comment right after the start marker, as cameras and editors write it.
    const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, inside.comment.length + 2]), Buffer.from(inside.comment)]);
    writeFileSync(join(originals, names.photo), Buffer.concat([picture.subarray(0, 2), comment, picture.subarray(2)]));
    writeFileSync(join(originals, names.text), `What was said: ${inside.sentence}.\n`);

    writeFileSync(join(originals, names.video), tellingVideo(inside.told));

    const use: FullUse = { originals, files, outside, ...names, words, quits: false };
    const child = runChild('full-use.ts', { HOLDFAST_FULL_USE: JSON.stringify(use), TMPDIR: temporary, XDG_RUNTIME_DIR: run, HOME: home });
    const passphrase = await child.said('passphrase');
    const recoveryCode = await child.said('recoveryCode');
    const folder = await child.said('folder');
    await child.said('playing');
    const family = familyOf(child.process.pid ?? 0);
    for (const pid of family) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It had ended by itself.
      }
    }
    await expect.poll(() => family.filter((pid) => !/\) Z /u.test(stateOf(pid)) && stateOf(pid) !== '')).toStrictEqual([]);

    const secrets = [...Object.values(names).map((name) => name.slice(0, -4)), ...Object.values(inside), ...Object.values(words), passphrase, passphrase.replaceAll(' ', ''), recoveryCode, recoveryCode.replaceAll(' ', '')];
    expect(secrets.filter((secret) => child.printed().includes(secret)), 'printed by the app').toStrictEqual([]);
    // The search itself is shown to work on what was added, and on what a person chose to have in the clear.
    expect(searchFor(secrets, [originals]).found.length).toBeGreaterThanOrEqual(6);
    expect(searchFor([words.title, names.video.slice(0, -4), inside.comment], [outside]).found.length).toBeGreaterThanOrEqual(3);
    const searched = searchFor(secrets, [...lookedAt, '/dev/shm']);
    expect(family.length, 'main, vault process and browser ran').toBeGreaterThan(4);
    for (const needed of ['vault', 'user-data', 'restored', 'disk'].map((name) => join(folder, name))) expect(searchFor([], [needed]).files, needed).toBeGreaterThan(0);
    for (const needed of ['office.age', 'pack.age', 'share-1.pdf', 'share-3.txt']) expect(existsSync(join(folder, needed)), needed).toBe(true);
    expect(searchFor([], [run]).files, 'the browser left its profile').toBeGreaterThan(0);
    expect(searched.found).toStrictEqual([]);
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
});

const stateOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${String(pid)}/stat`, 'latin1');
  } catch {
    return '';
  }
};
