import { describe, expect, it } from 'vitest';
import { careFindings, type Care } from '../../../electron/health/care-findings.ts';
import { vaultFindings } from '../../../electron/health/vault-findings.ts';
import type { Standing } from '../../../electron/vault/index.ts';
import { markOfFinding, worstFirst } from '../../../shared/health/rules.ts';
import { healthKinds, type HealthFinding } from '../../../shared/health/schema.ts';
import { healthText } from '../../../shared/health/words.ts';
import { createFormatter } from '../../../shared/i18n/format.ts';
import { memberCodeSchema } from '../../../shared/ids.ts';
import { instant, type Instant } from '../../../shared/time.ts';
import type { Problem } from '../../../shared/vault/schema.ts';

const day = 24 * 60 * 60 * 1000;
const now = instant(1_800_000_000_000);
const ago = (days: number) => instant(now - days * day);
const by = memberCodeSchema.parse('M1');
const sound: Standing = { header: [], history: [], custody: { entries: 7, problems: [] }, leftovers: null, ways: { passphrases: 2, codes: 1, shares: false } };
const roomy = { free: 500_000_000_000, total: 1_000_000_000_000 };
const check = (at: number, problems = 0) => ({ at: ago(at), by, items: 4, problems });
const backup = (drilledDaysAgo: number | null, failed = 0) => ({
  id: '0'.repeat(32), fileName: 'office.age', madeAt: ago(3), objects: 4, bytes: 10, opensWith: 'recipients' as const, verifiedAt: null,
  drilledAt: drilledDaysAgo === null ? null : ago(drilledDaysAgo), drillSample: drilledDaysAgo === null ? null : 4, drillFailed: drilledDaysAgo === null ? null : failed,
});
const cared: Care = { structure: check(1), bytes: check(1), restoredAt: null, setAside: 0, items: 4, backupEveryDays: 7, backups: { backups: [backup(2)], lastMadeAt: ago(3), lastProvenAt: ago(3), unread: { backups: 0 } }, mirrors: { mirrors: [], lastMadeAt: null, lastProvenAt: null, unread: 0 } };
const mirrorMade = (madeDaysAgo: number, provenDaysAgo: number | null, failed = 0): Care['mirrors'] => ({
  mirrors: [{ name: 'North', drilledAt: provenDaysAgo === null ? null : ago(provenDaysAgo), drillSample: 4, drillFailed: failed, updatedAt: ago(madeDaysAgo), checkedAt: null, checkProblems: null, connected: true }],
  lastMadeAt: ago(madeDaysAgo), lastProvenAt: provenDaysAgo === null ? null : ago(provenDaysAgo), unread: 0,
});
const noBackup: Care['backups'] = { backups: [], lastMadeAt: null, lastProvenAt: null, unread: { backups: 0 } };
const marks = (findings: readonly HealthFinding[]): Record<string, string> => Object.fromEntries(findings.map((finding) => [finding.kind, markOfFinding(finding)]));
const problem = (severity: Problem['severity'], kind: Problem['kind']): Problem => ({ severity, kind, item: null, file: null, facts: {} });

describe('findings about the vault itself', () => {
  it('are all fine for a sound vault with several ways in', () => {
    expect(new Set(Object.values(marks(vaultFindings(sound, roomy, now))))).toEqual(new Set(['fine']));
  });

  it('warn of a single way in, whatever kind it is', () => {
    for (const ways of [{ passphrases: 1, codes: 0, shares: false }, { passphrases: 0, codes: 0, shares: true }]) {
      expect(marks(vaultFindings({ ...sound, ways }, roomy, now))).toMatchObject({ 'ways-one': 'attention' });
    }
    expect(marks(vaultFindings({ ...sound, ways: { passphrases: 1, codes: 0, shares: true } }, roomy, now))).toMatchObject({ 'ways-several': 'fine' });
  });

  it('are as grave as the worst that could be lost', () => {
    const findings = vaultFindings({ ...sound, header: [problem('damage', 'header-copy-damaged'), problem('warning', 'header-older-than-records')], history: [problem('warning', 'anchor-missing')] }, roomy, now);
    expect(marks(findings)).toMatchObject({ 'header-harmed': 'wrong', 'history-harmed': 'attention' });
    expect(findings.find(({ kind }) => kind === 'header-harmed')?.problems).toHaveLength(2);
  });

  it('say that a log was not walked, and do not call it unbroken', () => {
    expect(marks(vaultFindings({ ...sound, custody: { entries: 90_000, problems: null } }, roomy, now))).toMatchObject({ 'custody-not-walked': 'not-known' });
    expect(marks(vaultFindings({ ...sound, custody: { entries: 7, problems: [problem('loss', 'custody-chain-broken')] } }, roomy, now))).toMatchObject({ 'custody-broken': 'wrong' });
  });

  it('tell little room from unknown room', () => {
    expect(marks(vaultFindings(sound, { free: 100_000_000, total: 1_000_000_000_000 }, now))).toMatchObject({ 'space-low': 'attention' });
    expect(marks(vaultFindings(sound, null, now))).toMatchObject({ 'space-unknown': 'not-known' });
  });
});

describe('findings about what people did', () => {
  it('are all fine when everything was checked, proven and drilled lately', () => {
    expect(new Set(Object.values(marks(careFindings(cared, now))))).toEqual(new Set(['fine']));
  });

  it('show what was never done as not checked, and a missing backup as worth a look', () => {
    const findings = careFindings({ ...cared, structure: null, bytes: null, backups: noBackup }, now);
    expect(marks(findings)).toEqual({ 'set-aside-none': 'fine', 'structure-never': 'not-known', 'bytes-never': 'not-known', 'backup-none': 'attention', 'drill-never': 'not-known' });
  });

  it('ask for a check of what came from a copy, and say nothing else of checks before there was one', () => {
    const restored = { ...cared, restoredAt: ago(3), structure: null, bytes: null };
    const ofChecks = (care: Care) => Object.entries(marks(careFindings(care, now))).filter(([kind]) => /^(?:structure|bytes)/u.test(kind));
    expect(ofChecks(restored)).toEqual([['bytes-restored', 'attention']]);
    expect(ofChecks({ ...restored, structure: check(1) })).toEqual([['structure-checked', 'fine'], ['bytes-restored', 'attention']]);
    expect(ofChecks({ ...restored, structure: check(1), bytes: check(1) })).toEqual([['structure-checked', 'fine'], ['bytes-checked', 'fine']]);
  });

  it('say of a vault that came from a copy that none was made since, not that none ever was', () => {
    const none = (restoredAt: Instant | null) => careFindings({ ...cared, restoredAt, backups: noBackup }, now).find(({ kind }) => kind === 'backup-none');
    const words = createFormatter('en');
    expect([none(null), none(ago(3))].map((finding) => finding?.facts)).toEqual([{ restored: 'no' }, { restored: 'yes' }]);
    expect([none(null), none(ago(3))].map((finding) => words.text('health.backup-none', finding?.facts))).toEqual([
      expect.stringMatching(/^Neither a backup nor a mirror was made\. .* everything is lost\. Back up now\.$/u), expect.stringMatching(/since this vault was restored\. .* what came in since is lost\. Back up now\.$/u),
    ]);
  });

  it('do not say that no copy was made, or none tried, where what was kept of one cannot be read', () => {
    const copiesSaid = (care: Partial<Care>) => Object.keys(marks(careFindings({ ...cared, ...care }, now))).filter((kind) => !/^(?:set-aside|structure|bytes)/u.test(kind));
    expect(copiesSaid({ backups: { ...noBackup, unread: { backups: 1 } } })).toEqual(['copies-unread']);
    expect(copiesSaid({ backups: noBackup, mirrors: { ...cared.mirrors, unread: 2 } })).toEqual(['copies-unread']);
    expect(copiesSaid({ backups: noBackup })).toEqual(['backup-none', 'drill-never']);
  });

  it('age: a check of every byte, and a proven backup', () => {
    expect(marks(careFindings({ ...cared, bytes: check(30) }, now))).toMatchObject({ 'bytes-due': 'attention' });
    expect(marks(careFindings({ ...cared, bytes: check(29) }, now))).toMatchObject({ 'bytes-checked': 'fine' });
    expect(marks(careFindings({ ...cared, backups: { ...cared.backups, lastProvenAt: ago(7) } }, now))).toMatchObject({ 'backup-due': 'attention' });
    expect(marks(careFindings({ ...cared, backups: { ...cared.backups, lastProvenAt: null } }, now))).toMatchObject({ 'backup-not-proven': 'attention' });
  });

  it('count a mirror like a backup, and say which of the two it is', () => {
    const of = (care: Partial<Care>) => careFindings({ ...cared, ...care }, now).filter(({ kind }) => kind.startsWith('backup') || kind.startsWith('drill')).map(({ kind, facts }) => `${kind} ${String(facts['copy'])}`);
    expect(of({ backups: noBackup, mirrors: mirrorMade(1, 1) })).toEqual(['backup-proven mirror', 'drill-good mirror']);
    expect(of({ backups: noBackup, mirrors: mirrorMade(1, null) })).toEqual(['backup-not-proven mirror', 'drill-never undefined']);
    expect(of({ backups: noBackup, mirrors: mirrorMade(9, 9) })).toEqual(['backup-due mirror', 'drill-good mirror']);
    expect(of({ mirrors: mirrorMade(1, 1, 2) })).toEqual(['backup-proven mirror', 'drill-failed mirror']);
    expect(of({ mirrors: mirrorMade(9, 9) })).toEqual(['backup-proven backup', 'drill-good backup']);
  });

  it('do not trust a time to come, and keep what a check found then', () => {
    expect(marks(careFindings({ ...cared, backups: { ...cared.backups, lastProvenAt: ago(-400) } }, now))).toMatchObject({ 'backup-not-proven': 'attention' });
    expect(marks(careFindings({ ...cared, bytes: check(-400) }, now))).toMatchObject({ 'bytes-never': 'not-known' });
    expect(marks(careFindings({ ...cared, bytes: check(-400, 2) }, now))).toMatchObject({ 'bytes-checked': 'wrong' });
  });

  it('are wrong where a check or a drill found loss', () => {
    expect(marks(careFindings({ ...cared, bytes: check(1, 2), setAside: 2, backups: { ...cared.backups, backups: [backup(1, 3)] } }, now)))
      .toMatchObject({ 'bytes-checked': 'wrong', 'set-aside-some': 'wrong', 'drill-failed': 'wrong' });
  });

  it('are wrong where a copy was found damaged before a sample could be drawn, and name it', () => {
    const findings = careFindings({ ...cared, backups: { ...cared.backups, backups: [{ ...backup(1, 1), drillSample: 0 }], lastProvenAt: null } }, now);
    expect(marks(findings)).toMatchObject({ 'copy-damaged': 'wrong' });
    expect(findings.map(({ kind }) => kind)).not.toContain('backup-not-proven');
    expect(findings.find(({ kind }) => kind === 'copy-damaged')?.facts).toEqual({ name: 'office.age', copy: 'backup' });
  });

  it('take the newest drill, not that of the newest backup', () => {
    expect(marks(careFindings({ ...cared, backups: { ...cared.backups, backups: [backup(5), backup(2, 1)] } }, now))).toMatchObject({ 'drill-failed': 'wrong' });
    expect(marks(careFindings({ ...cared, backups: { ...cared.backups, backups: [backup(null), backup(2)] } }, now))).toMatchObject({ 'drill-good': 'fine' });
  });

  it('tell every copy that is counted on and was found wrong, whatever went well in another since', () => {
    const mirror = (name: string, found: Partial<Care['mirrors']['mirrors'][number]>) => ({ name, drilledAt: ago(3), drillSample: 4, drillFailed: 0, updatedAt: ago(3), checkedAt: null, checkProblems: null, connected: true, ...found });
    const mirrors = { mirrors: [mirror('North', { checkedAt: ago(2), checkProblems: 3 }), mirror('South', { checkedAt: ago(2), checkProblems: 0 }), mirror('West', { drillFailed: 1 })], lastMadeAt: ago(3), lastProvenAt: ago(3), unread: 0 };
    const told = careFindings({ ...cared, mirrors }, now).filter(({ kind }) => kind.startsWith('drill') || kind === 'copy-damaged');
    expect(told.map(({ kind, severity, at, facts }) => ({ kind, severity, at, name: facts['name'] }))).toEqual([
      { kind: 'copy-damaged', severity: 'damage', at: ago(2), name: 'North' }, { kind: 'drill-failed', severity: 'damage', at: ago(3), name: 'West' },
    ]);
  });

  it('tell of a disk of a mirror that was away for a month, as grave as what is lost with it', () => {
    const mirror = (name: string, more: Partial<Care['mirrors']['mirrors'][number]>) => ({ name, drilledAt: ago(41), drillSample: 4, drillFailed: 0, updatedAt: ago(60), checkedAt: null, checkProblems: null, connected: false, ...more });
    const told = (mirrors: Care['mirrors']['mirrors'], backups = noBackup) =>
      careFindings({ ...cared, backups, mirrors: { mirrors, lastMadeAt: ago(1), lastProvenAt: ago(1), unread: 0 } }, now).filter(({ kind }) => kind === 'mirror-unseen').map((found) => ({ mark: markOfFinding(found), ...found.facts }));
    expect(told([mirror('Office', {})])).toEqual([{ mark: 'attention', name: 'Office', days: 41, only: 'yes' }]);
    expect(told([mirror('Office', {})], cared.backups)).toEqual([{ mark: 'not-known', name: 'Office', days: 41, only: 'no' }]);
    expect(told([mirror('Office', {}), mirror('North', { connected: true })])).toEqual([{ mark: 'not-known', name: 'Office', days: 41, only: 'no' }]);
    expect(told([mirror('Office', {}), mirror('North', { checkedAt: ago(30), drillFailed: 1 })]).map(({ mark }) => mark)).toEqual(['attention', 'attention']);
    expect(told([mirror('Office', { connected: true }), mirror('North', { checkedAt: ago(29) }), mirror('West', { updatedAt: ago(-400) })])).toEqual([]);
  });

  it('are silent about an empty vault', () => {
    expect(careFindings({ ...cared, items: 0 }, now)).toEqual([]);
  });
});

it('what is wrong is told first, and the rest keeps its order', () => {
  const told = worstFirst([...vaultFindings({ ...sound, ways: { passphrases: 1, codes: 0, shares: false } }, roomy, now), ...careFindings({ ...cared, bytes: null, setAside: 1 }, now)]);
  expect(told.map(({ kind }) => kind).slice(0, 5)).toEqual(['set-aside-some', 'ways-one', 'bytes-never', 'header-fine', 'history-fine']);
});

it('every finding has words of its own', () => {
  const words = createFormatter('en', (error) => { throw error; });
  const facts = { passphrases: 1, codes: 1, shares: 'no', entries: 1, problems: 0, by: 'M1', days: 1, items: 1, count: 1, freeBytes: 1, sample: 1, failed: 1, copy: 'backup', name: 'office.age', only: 'yes', restored: 'yes' };
  const texts = healthKinds.map((kind) => healthText({ kind, severity: null, at: null, facts, problems: [] }, words));
  expect(new Set(texts).size).toBe(healthKinds.length);
});
