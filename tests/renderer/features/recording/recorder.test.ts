// Pausing and going on with a vault that may refuse either: what is shown is what is so.
import { beforeEach, expect, it, vi } from 'vitest';
import type { Failure, FailureCode } from '../../../../shared/contract/failure.ts';
import { failed, success } from '../../../../shared/contract/result.ts';
import { noRecordingChoice, recordingIdSchema } from '../../../../shared/recording/schema.ts';

const recording = recordingIdSchema.parse(`r-${'0'.repeat(32)}`);
const vault = {
  begin: vi.fn(() => Promise.resolve(success({ recording }))), choice: vi.fn(() => Promise.resolve(success(noRecordingChoice))),
  pause: vi.fn(), goOn: vi.fn(), stop: vi.fn(() => Promise.resolve(success({ item: null, missing: 0 }))),
};
vi.stubGlobal('window', { holdfast: { recording: vault } });
const { createWindowRecorder } = await import('../../../../renderer/features/recording/recorder.ts');

const done = () => Promise.resolve(success({}));
const refusal = (code: FailureCode): Failure => ({ code, facts: {} });
const refusing = (code: FailureCode) => () => Promise.resolve(failed(refusal(code)));

beforeEach(() => {
  vault.pause.mockReset().mockImplementation(done);
  vault.goOn.mockReset().mockImplementation(done);
  vault.stop.mockClear();
});

const begun = async () => {
  const capture = { devices: () => ({ microphone: '', microphones: [], camera: null, cameras: [] }), preview: () => null, use: () => Promise.resolve(), pause: vi.fn(), goOn: vi.fn(), part: () => Promise.resolve(), end: vi.fn() };
  const open = () => Promise.resolve(capture);
  const recorder = createWindowRecorder({ sound: open, film: open });
  await recorder.begin('sound');
  return { recorder, capture };
};

it('goes on when the vault has noted that, once however often it is asked for', async () => {
  const { recorder, capture } = await begun();
  await recorder.pause();
  const asked = [recorder.goOn(), recorder.goOn()];
  expect([recorder.state().is, capture.goOn.mock.calls.length]).toEqual(['paused', 0]);
  await Promise.all(asked);
  expect([recorder.state().is, capture.goOn.mock.calls.length, vault.goOn.mock.calls.length]).toEqual(['running', 1, 1]);
});

it('stays paused where the vault did not note the pause, and says so until it is asked for something else', async () => {
  const { recorder, capture } = await begun();
  vault.pause.mockImplementation(refusing('disk-full'));
  await recorder.pause();
  expect(recorder.state()).toMatchObject({ is: 'paused', refused: { what: 'pause', failure: refusal('disk-full') } });
  expect([capture.pause.mock.calls.length, capture.goOn.mock.calls.length]).toEqual([1, 0]);
  await recorder.goOn();
  expect(recorder.state()).toMatchObject({ is: 'running', refused: null });
});

it('does not go on where the vault did not note that, and can be asked again', async () => {
  const { recorder, capture } = await begun();
  await recorder.pause();
  vault.goOn.mockImplementation(refusing('disk-full'));
  await recorder.goOn();
  expect(recorder.state()).toMatchObject({ is: 'paused', refused: { what: 'go-on', failure: refusal('disk-full') } });
  expect(capture.goOn).not.toHaveBeenCalled();
  vault.goOn.mockImplementation(done);
  await recorder.goOn();
  expect(recorder.state()).toMatchObject({ is: 'running', refused: null });
});

it.each(['pause', 'goOn'] as const)('ends where the vault knows nothing of it any more: %s', async (what) => {
  const { recorder, capture } = await begun();
  if (what === 'goOn') await recorder.pause();
  vault[what].mockImplementation(refusing('not-found'));
  await recorder[what]();
  await expect.poll(() => recorder.state().is).toBe('kept');
  expect([recorder.state(), capture.end.mock.calls.length]).toMatchObject([{ because: 'gone', failure: refusal('not-found') }, 1]);
});
