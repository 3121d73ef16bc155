import { describe, expect, it } from 'vitest';
import { asFailure, fromErrorInOwnFolder, fromSystemError } from '../../../../electron/vault/disk/system-failure.ts';
import { HoldfastError } from '../../../../shared/contract/failure.ts';

const systemError = (code: string): Error => Object.assign(new Error(`${code}: something, open '/home/someone/secret name'`), { code });

describe('an error of the system', () => {
  it.each([
    ['ENOSPC', 'disk-full'], ['EDQUOT', 'disk-full'], ['EROFS', 'disk-read-only'], ['EIO', 'disk-gone'], ['ENODEV', 'disk-gone'], ['ENXIO', 'disk-gone'],
    ['EACCES', 'not-allowed-by-system'], ['EPERM', 'not-allowed-by-system'],
  ])('%s becomes %s and keeps its cause', (code, failure) => {
    const error = systemError(code);
    expect(fromSystemError(error)).toMatchObject({ code: failure, facts: {}, cause: error });
  });

  it('that is not listed, and anything else that was thrown, stays as it is', () => {
    const ours = new HoldfastError('object-damaged');
    for (const thrown of [systemError('ENOENT'), new Error('our bug'), ours, undefined, 'text']) expect(fromSystemError(thrown)).toBe(thrown);
  });

  it('says of what is not found in a folder that the work itself makes that the disk is gone', () => {
    const [gone, full, ours] = [systemError('ENOENT'), systemError('ENOSPC'), new HoldfastError('object-damaged')];
    expect([gone, full, ours].map(fromErrorInOwnFolder)).toMatchObject([{ code: 'disk-gone', cause: gone }, { code: 'disk-full', cause: full }, ours]);
  });

  it('crosses a boundary without its text', () => {
    expect(asFailure(systemError('ENOSPC'))).toEqual({ code: 'disk-full', facts: {} });
    expect(asFailure(systemError('EBADF'))).toEqual({ code: 'unexpected', facts: {} });
    expect(asFailure(new HoldfastError('object-damaged', { object: 'x' }))).toEqual({ code: 'object-damaged', facts: { object: 'x' } });
  });
});
