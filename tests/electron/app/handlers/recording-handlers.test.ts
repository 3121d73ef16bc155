// Main's part of recording: when the page may have the microphone, and what counts as use of the window.
import { describe, expect, it } from 'vitest';
import { createCapture } from '../../../../electron/app/guards/capture.ts';
import { recordingMainHandlers } from '../../../../electron/app/handlers/recording-handlers.ts';
import type { VaultProcessClient } from '../../../../electron/vault-process/client.ts';
import { HoldfastError } from '../../../../shared/contract/failure.ts';
import { recordingIdSchema } from '../../../../shared/recording/schema.ts';

const recording = recordingIdSchema.parse(`r-${'a'.repeat(32)}`);
const piece = { recording, piece: 0, bytes: new Uint8Array(2) };

const main = (answer: (name: string) => unknown, isOpen = true) => {
  const capture = createCapture();
  const used: string[] = [];
  const client = { askInternal: (name: string) => Promise.resolve().then(() => answer(name)) } as unknown as VaultProcessClient;
  const handlers = recordingMainHandlers({ client: () => client, capture, vault: { isOpen }, idleLock: { active: () => { used.push('active'); }, follow: () => undefined, told: () => undefined } });
  return { capture, used, handlers };
};

const answers = (name: string): unknown => ({ 'process.beginRecording': { recording }, 'process.addRecordingPiece': { keptMs: 3000 }, 'process.stopRecording': { item: null, missing: 0 } })[name];

describe('the microphone', () => {
  it('may be had from the moment the vault has a recording until the person stops it', async () => {
    const { capture, handlers } = main(answers);
    expect(capture.isAllowed('audio')).toBe(false);
    await handlers.begin({ medium: 'sound' });
    expect(capture.isAllowed('audio')).toBe(true);
    const stopping = handlers.stop({ recording, because: 'stop' });
    expect(capture.isAllowed('audio')).toBe(false);
    await stopping;
  });

  it('may not be had where no recording could begin, nor where the vault was locked meanwhile', async () => {
    const refused = main(() => { throw new HoldfastError('recording-under-way'); });
    await expect(refused.handlers.begin({ medium: 'sound' })).rejects.toThrow('recording-under-way');
    const locked = main(answers, false);
    await locked.handlers.begin({ medium: 'sound' });
    expect([refused.capture.isAllowed('audio'), locked.capture.isAllowed('audio')]).toEqual([false, false]);
  });
});

describe('the camera', () => {
  it('may be had while a film is recorded, and never for sound alone', async () => {
    const { capture, handlers } = main(answers);
    await handlers.begin({ medium: 'sound' });
    expect([capture.isAllowed('audio'), capture.isAllowed('video')]).toEqual([true, false]);
    await handlers.stop({ recording, because: 'stop' });
    await handlers.begin({ medium: 'film' });
    expect([capture.isAllowed('audio'), capture.isAllowed('video')]).toEqual([true, true]);
    const stopping = handlers.stop({ recording, because: 'stop' });
    expect([capture.isAllowed('audio'), capture.isAllowed('video')]).toEqual([false, false]);
    await stopping;
  });

  it('may not be had where no film could begin, nor where the vault was locked meanwhile', async () => {
    const refused = main(() => { throw new HoldfastError('recording-under-way'); });
    await expect(refused.handlers.begin({ medium: 'film' })).rejects.toThrow('recording-under-way');
    const locked = main(answers, false);
    await locked.handlers.begin({ medium: 'film' });
    expect([refused.capture.isAllowed('video'), locked.capture.isAllowed('video')]).toEqual([false, false]);
  });
});

describe('the idle clock', () => {
  it('begins again with each piece that was kept, and with none that was not', async () => {
    const { handlers, used } = main(answers);
    await handlers.begin({ medium: 'sound' });
    await handlers.addPiece(piece);
    await handlers.addPiece(piece);
    expect(used).toEqual(['active', 'active']);
    const failing = main((name) => { if (name === 'process.addRecordingPiece') throw new HoldfastError('disk-full'); return answers(name); });
    await failing.handlers.begin({ medium: 'sound' });
    await expect(failing.handlers.addPiece(piece)).rejects.toThrow('disk-full');
    expect(failing.used).toEqual([]);
  });

  it('is not held by pieces that come without a recording', async () => {
    const { handlers, used } = main(answers);
    await handlers.addPiece(piece);
    expect(used).toEqual([]);
  });
});
