import { describe, expect, it } from 'vitest';
import { problemsOfElectron } from '../../../build/checks/electron-age.ts';

const times = {
  'created': '2013-01-01T00:00:00Z', 'modified': '2030-01-01T00:00:00Z', '46.0.0-beta.1': '2030-01-01T00:00:00Z',
  '42.9.0': '2026-05-01T00:00:00Z', '43.1.0': '2026-06-01T00:00:00Z', '44.0.0': '2026-08-01T00:00:00Z', '44.9.0': '2026-09-20T00:00:00Z', '44.10.0': '2026-09-30T00:00:00Z', '45.0.0': '2026-10-21T00:00:00Z', '45.4.1': '2026-11-19T00:00:00Z',
};

describe('the Electron of a release', () => {
  it.each(['45.4.1', '45.0.0', '44.10.0', '44.9.0', '43.1.0'])('may be %s: of a supported major and at most a month behind its newest', (version) => {
    expect(problemsOfElectron(version, times)).toEqual([]);
  });

  it('may not be of a major that is mended no more', () => {
    expect(problemsOfElectron('42.9.0', times)).toEqual(['Electron 42.9.0 is no longer supported: the newest majors are 45, 44, 43']);
  });

  it('may not be far behind the newest of its major, whose number is compared as a number', () => {
    expect(problemsOfElectron('44.0.0', times)).toEqual(['Electron 44.0.0 is 60 days behind 44.10.0']);
  });

  it.each(['46.0.0', '46.0.0-beta.1', '', 'latest'])('may not be one that was never released: "%s"', (version) => {
    expect(problemsOfElectron(version, times)).toHaveLength(1);
  });
});
