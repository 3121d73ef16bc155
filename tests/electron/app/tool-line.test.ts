import { describe, expect, it } from 'vitest';
import { toolLine } from '../../../electron/app/tool-line.ts';

const packaged = (...given: readonly string[]): readonly string[] | null => toolLine(['/opt/Holdfast/holdfast', ...given], true);
const unpackaged = (...given: readonly string[]): readonly string[] | null => toolLine(['/a/electron', ...given], false);

describe('a start is the tool\'s', () => {
  it.each([
    [['list', 'vault']],
    [['take-in', 'vault', 'pack.age', '--their-cases']],
    // A word that is a command is one, whatever lies in the folder under that name.
    [['cases']],
    [['list', 'vault', '--', '--json']],
    [['--version']], [['-V']], [['--help']], [['-h']], [['--help', 'list']],
  ])('packaged, with %j', (line) => {
    expect(packaged(...line)).toStrictEqual(line);
    expect(unpackaged('/a/holdfast', ...line)).toStrictEqual(line);
  });

  it('also behind switches, which are Chromium\'s', () => {
    expect(packaged('--no-sandbox', '-psn_0_1', 'list', 'vault', '--json')).toStrictEqual(['list', 'vault', '--json']);
    expect(unpackaged('--remote-debugging-port=0', '/a/holdfast', '--no-sandbox', 'list', 'vault')).toStrictEqual(['list', 'vault']);
  });
});

describe('a start is the window\'s', () => {
  it.each([
    [[]],
    [['/home/lela/vault']],
    [['./list']], [['/home/lela/list']],
    [['--hidden']], [['--user-data-dir=/tmp/list']],
    [['vault', 'list']],
    [['List']], [['lists']], [['']],
    [['/home/lela/vault', '--version']],
  ])('with %j', (line) => {
    expect(packaged(...line)).toBeNull();
    expect(unpackaged('/a/holdfast', ...line)).toBeNull();
  });

  it('where only the application\'s own place is called like a command, or asks', () => {
    expect([unpackaged('list'), unpackaged('--version'), unpackaged()]).toStrictEqual([null, null, null]);
  });
});
