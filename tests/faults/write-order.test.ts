// The order is found wrong where it is wrong: each rule meets a run that breaks it.
import { describe, expect, it } from 'vitest';
import type { Call } from './interpose/interpose.ts';
import { orderOf } from './write-order.ts';

const calls = (...lines: readonly string[]): readonly Call[] => lines.map((line, index) => {
  const [name = '', ...path] = line.split(' ');
  return { n: index + 1, name, path: path.join(' ') };
});

const id = 'ab'.repeat(16);
const [unfinished, published] = [`vault/objects/unfinished/${id}`, `vault/objects/ab/${id}`];

describe('the order of what reaches a disk', () => {
  it('is right where a file is written, synced, named, and its folder synced before its row', () => {
    expect(orderOf(calls(`write ${unfinished}`, `fsync ${unfinished}`, `rename ${unfinished} -> ${published}`, 'fsync vault/objects/ab', 'pwrite64 vault/records.db-wal', 'fdatasync vault/records.db-wal'), false)).toEqual({ placed: 1, wrong: [] });
  });

  it.each([
    ['named before it was synced', [`write ${unfinished}`, `rename ${unfinished} -> ${published}`, 'fsync vault/objects/ab']],
    ['written again after its sync', [`write ${unfinished}`, `fsync ${unfinished}`, `write ${unfinished}`, `rename ${unfinished} -> ${published}`, 'fsync vault/objects/ab']],
    ['in a folder that is not synced', ['write vault/anchor.json.new', 'fsync vault/anchor.json.new', 'rename vault/anchor.json.new -> vault/anchor.json']],
    ['written in another folder', ['write elsewhere/a', 'fsync elsewhere/a', 'rename elsewhere/a -> vault/a', 'fsync vault']],
    ['on record before its folder is synced', [`write ${unfinished}`, `fsync ${unfinished}`, `rename ${unfinished} -> ${published}`, 'fdatasync vault/records.db-wal', 'fsync vault/objects/ab']],
  ])('is wrong where a file is %s', (_, lines) => {
    expect(orderOf(calls(...lines), false).wrong).toHaveLength(1);
  });

  it('is wrong where anything is deleted before the slots are overwritten and synced', () => {
    const destroyed = ['pwrite64 vault/vault.json', 'pwrite64 vault/vault.copy.json', 'fsync vault/vault.json', 'fsync vault/vault.copy.json', 'fsync vault', 'unlink vault/records.db'];
    expect(orderOf(calls(...destroyed), true).wrong).toEqual([]);
    expect(orderOf(calls('unlink vault/records.db', ...destroyed), true).wrong).toHaveLength(1);
    expect(orderOf(calls(...destroyed.filter((line) => line !== 'fsync vault/vault.copy.json')), true).wrong).toHaveLength(1);
  });
});
