// Threads that move and parse what is added stand behind those that answer a person, and nobody else does.
import { readdirSync, readFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { describe, expect, it } from 'vitest';
import { startMarking } from '../../../../electron/evidence/intake/content-mark.ts';
import { createEvidenceThreads } from '../../../../electron/evidence/intake/threads.ts';
import { objectStoreOf } from '../../../../electron/vault/object-threads.ts';
import { inTemporaryFolder } from '../../vault/temporary-folder.ts';

/** The niceness of every thread of this process (proc(5), field 19 of `stat`). */
const nicenesses = (): readonly number[] =>
  readdirSync('/proc/self/task').map((thread) => Number(readFileSync(`/proc/self/task/${thread}/stat`, 'utf8').split(') ')[1]?.split(' ')[16]));

describe.runIf(process.platform === 'linux' && getPriority(0) < 10)('a thread that reads what is added', () => {
  it('steps back behind the window, and the rest of the process stays where it is', () => inTemporaryFolder(async (folder) => {
    const before = getPriority(0);
    const store = objectStoreOf(folder);
    const writer = await store.create();
    const content = Buffer.from('a note');
    await writer.write(content);
    const ref = await writer.finish();
    await store.publish([ref]);
    const marking = startMarking();
    marking.update(content);
    expect(nicenesses().filter((niceness) => niceness === 10)).toHaveLength(0);
    const threads = createEvidenceThreads(folder);
    try {
      await threads.inspect({ ref, name: 'note.txt', readBack: marking.mark(), metadata: 'all' });
      expect(nicenesses().filter((niceness) => niceness === 10).length).toBeGreaterThan(0);
      expect(getPriority(0)).toBe(before);
    } finally {
      await threads.close();
    }
  }));
});
