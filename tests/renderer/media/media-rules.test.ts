import { describe, expect, it } from 'vitest';
import { fitWithin, turned, turnOfOrientation } from '../../../renderer/media/picture-size.ts';
import { playability } from '../../../renderer/media/playable.ts';
import { readEmail, textOfHtml } from '../../../renderer/media/read-email.ts';

describe('the size of a preview', () => {
  it.each([
    [{ width: 4000, height: 3000 }, 512, { width: 512, height: 384 }],
    [{ width: 300, height: 200 }, 512, { width: 300, height: 200 }],
    [{ width: 60_000, height: 3 }, 512, { width: 512, height: 1 }],
    [{ width: 60, height: 30 }, null, { width: 60, height: 30 }],
  ])('of %o within %s is %o', (size, longest, expected) => {
    expect(fitWithin(size, longest)).toEqual(expected);
  });
});

describe('EXIF orientation', () => {
  // Where the stored top-left corner is seen, by the EXIF standard: x and y from the middle, right and down are positive.
  const seen: Record<number, [number, number]> = { 1: [-1, -1], 2: [1, -1], 3: [1, 1], 4: [-1, 1], 5: [-1, -1], 6: [1, -1], 7: [1, 1], 8: [-1, 1] };

  it.each(Object.entries(seen))('%s puts the first stored corner where the standard says', (orientation, corner) => {
    const { quarterTurns, mirrored } = turnOfOrientation(Number(orientation));
    let [x, y] = [mirrored ? 1 : -1, -1];
    for (let turn = 0; turn < quarterTurns; turn += 1) [x, y] = [-y, x];
    expect([x, y]).toEqual(corner);
  });

  it('swaps the sides on a quarter turn', () => {
    expect(turned({ width: 4, height: 3 }, 1)).toEqual({ width: 3, height: 4 });
  });
});

describe('a codec', () => {
  const browserWithoutHevc = (type: string): string => (type.includes('hvc1') ? '' : 'probably');

  it.each([
    ['HEVC', 'no'],
    ['HEVC / Main 10', 'no'],
    ['AVC', 'try'],
    ['AMR', 'no'],
    ['something new', 'try'],
    [null, 'try'],
  ])('%s is "%s" for a browser without HEVC', (codec, expected) => {
    expect(playability(codec, browserWithoutHevc)).toBe(expected);
  });

  it('HEVC is tried where the browser has a decoder', () => {
    expect(playability('HEVC', () => 'probably')).toBe('try');
  });
});

const message = (lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.join('\r\n'));

describe('an e-mail', () => {
  it('gives headers, text and attachment names', async () => {
    const read = await readEmail(message([
      'From: "Ана К." <ana@example.org>', 'To: office@example.org', 'Subject: =?utf-8?B?0J/RgNC+0YLQvtC60L7Quw==?=', 'Date: Wed, 11 Feb 2026 06:31:00 +0100',
      'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b', '', '--b', 'Content-Type: text/plain; charset=utf-8', '', 'They came at six.', '--b',
      'Content-Type: image/jpeg; name="raid.jpg"', 'Content-Disposition: attachment; filename="raid.jpg"', 'Content-Transfer-Encoding: base64', '', '/9j/', '--b--', '',
    ]));
    expect({ ...read, headers: read.headers.length }).toEqual({
      headers: 6, subject: 'Протокол', from: 'Ана К. <ana@example.org>', to: 'office@example.org', cc: '', date: 'Wed, 11 Feb 2026 06:31:00 +0100',
      text: 'They came at six.\n', textFromHtml: false, attachments: [{ name: 'raid.jpg', mediaType: 'image/jpeg', size: 3 }],
    });
  });

  it('of HTML alone is shown as its words', async () => {
    const read = await readEmail(message(['Subject: x', 'Content-Type: text/html', '', '<style>p{}</style><p>One</p><script>steal()</script><p>Two &amp; three<img src=x onerror=steal()></p>']));
    expect([read.text, read.textFromHtml]).toEqual(['One\nTwo & three', true]);
  });

  it('loses all markup, nested or broken', () => {
    expect(textOfHtml('<b>a</b><!-- <p>c</p> --><br>d')).toBe('a\nd');
  });
});
