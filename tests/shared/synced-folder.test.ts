import { describe, expect, it } from 'vitest';
import { isInSyncedFolder } from '../../shared/synced-folder.ts';

describe('a folder that another program copies to other computers', () => {
  it.each(['/home/a/Dropbox', '/home/a/Dropbox/case', 'C:\\Users\\A\\OneDrive - Union\\case', '/Users/a/Library/Mobile Documents/x', '/home/a/Nextcloud/b/c'])('%s is one', (path) => {
    expect(isInSyncedFolder(path)).toBe(true);
  });
  it.each(['/home/a/Documents', '/home/a/dropbox-archive', '/home/a/my nextcloud notes/x', '/', ''])('%s is none that is known', (path) => {
    expect(isInSyncedFolder(path)).toBe(false);
  });
});
