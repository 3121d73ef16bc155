// Home speaks of backups when none is proven lately, whatever the clock was set to when one was.
import { describe, expect, it } from 'vitest';
import { backupDue, copiesFoundWrong } from '../../../../renderer/features/home/backup-due.ts';
import { instant, type Instant } from '../../../../shared/time.ts';

const day = 24 * 60 * 60 * 1000;
const now = 1_800_000_000_000;
const copies = (proven: number | null) => ({ lastMadeAt: instant(now - 20 * day) as Instant | null, lastProvenAt: proven === null ? null : instant(now - proven * day) });
const none = { lastMadeAt: null, lastProvenAt: null };
const due = (backups: ReturnType<typeof copies>, mirrors: ReturnType<typeof copies>, items: number, unread = { backups: 0, mirrors: 0 }, restoredAt: number | null = null) =>
  backupDue({ backups: { ...backups, unread }, mirrors: { ...mirrors, unread: unread.mirrors }, items, everyDays: 7, restoredAt }, now);

describe('copiesFoundWrong', () => {
  it('counts mirrors and the newest backup, which a new one relieves', () => {
    const [wrong, right, never] = [{ drillFailed: 1 }, { drillFailed: 0 }, { drillFailed: null }];
    expect(copiesFoundWrong({ backups: [wrong, wrong] }, { mirrors: [wrong, right] })).toBe(2);
    expect(copiesFoundWrong({ backups: [never, wrong] }, { mirrors: [never] })).toBe(0);
  });

  it('counts a mirror in which a check found something, however well its last drill went', () => {
    const mirror = (checkProblems: number | null) => ({ drillFailed: 0, checkProblems });
    expect(copiesFoundWrong({ backups: [] }, { mirrors: [mirror(2), mirror(0), mirror(null)] })).toBe(1);
  });
});

describe('backupDue', () => {
  it('asks for nothing while the newest proof, of a backup or a mirror, is young enough', () => {
    expect([due(copies(6), none, 1), due(copies(30), copies(6), 1), due(none, none, 0)]).toEqual([null, null, null]);
  });

  it('says what is missing, and counts the days since the newest proof', () => {
    expect(due(none, none, 1)?.words).toBe('home.backupNone');
    expect([due(none, copies(null), 1)?.words, due(copies(null), copies(null), 1)?.words]).toEqual(['home.mirrorNotProven', 'home.backupNotProven']);
    expect(due(copies(9), copies(30), 1)).toEqual({ words: 'home.backupDue', count: 9 });
    expect(due(copies(30), copies(9), 1)).toEqual({ words: 'home.mirrorDue', count: 9 });
  });

  it('does not say of a vault that came from a copy that none was ever made', () => {
    expect(due(none, none, 1, undefined, now - day)?.words).toBe('home.backupNoneSince');
    expect([due(none, none, 0, undefined, now - day), due(copies(9), none, 1, undefined, now - day)?.words, due(none, none, 1, { backups: 1, mirrors: 0 }, now - day)?.words]).toEqual([null, 'home.backupDue', 'home.copiesUnread']);
  });

  it('does not say that none was made where what was kept of one cannot be read', () => {
    expect([due(none, none, 1, { backups: 1, mirrors: 0 })?.words, due(none, none, 1, { backups: 0, mirrors: 2 })?.words]).toEqual(['home.copiesUnread', 'home.copiesUnread']);
    expect(due(none, copies(null), 1, { backups: 1, mirrors: 0 })?.words).toBe('home.mirrorNotProven');
  });

  it('is not silenced by a proof in time to come', () => {
    expect(due(copies(-400), none, 1)?.words).toBe('home.backupNotProven');
    expect(due(copies(-400), copies(9), 1)).toEqual({ words: 'home.mirrorDue', count: 9 });
  });
});
