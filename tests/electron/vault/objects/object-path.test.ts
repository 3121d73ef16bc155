import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { objectPaths, placeOf } from '../../../../electron/vault/objects/object-path.ts';
import { objectIdSchema, type ObjectId } from '../../../../shared/ids.ts';

const paths = objectPaths('/vault');
const id = objectIdSchema.parse('ab'.repeat(16));

describe('object paths', () => {
  it('lie in the folder of the id\'s first two digits, or among the unfinished', () => {
    expect(paths.publishedFile(id)).toBe(join('/vault/objects/ab', id));
    expect(paths.unfinishedFile(id)).toBe(join('/vault/objects/unfinished', id));
  });

  it.each(['../../etc/passwd', '', '.', '..', 'AB'.repeat(16), `${'ab'.repeat(16)}\0`, `${'ab'.repeat(16)}/..`, `ab/${'ab'.repeat(15)}`, '\u202eab', 'ab'.repeat(17)])('are never made of %j', (text) => {
    const crafted = text as ObjectId;
    for (const make of [paths.publishedFile, paths.unfinishedFile, paths.shardOf]) expect(() => make(crafted)).toThrow(RangeError);
  });

  it('are recognised only where they belong', () => {
    expect(placeOf('ab', id)).toEqual({ file: `objects/ab/${id}`, id, unfinished: false });
    expect(placeOf('unfinished', id)).toEqual({ file: `objects/unfinished/${id}`, id, unfinished: true });
    expect(placeOf('cd', id).id).toBeNull();
    expect(placeOf('ab', 'Thumbs.db').id).toBeNull();
  });
});
