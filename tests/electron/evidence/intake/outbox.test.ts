import { expect, test } from 'vitest';
import { createOutbox } from '../../../../electron/evidence/intake/outbox.ts';

const turn = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });

test('what is put in one turn is sent as one message, in order, and what comes later as another', async () => {
  const sent: (readonly number[])[] = [];
  const { put } = createOutbox<number>((messages) => { sent.push(messages); });
  put(1);
  await Promise.resolve();
  put(2);
  expect(sent).toEqual([]);
  await turn();
  expect(sent).toEqual([[1, 2]]);
  put(3);
  await turn();
  expect(sent).toEqual([[1, 2], [3]]);
});

test('what is put while the others are being sent goes with the next', async () => {
  const sent: (readonly string[])[] = [];
  const { put } = createOutbox<string>((messages) => {
    sent.push(messages);
    if (messages.includes('first')) put('answer');
  });
  put('first');
  await turn();
  await turn();
  expect(sent).toEqual([['first'], ['answer']]);
});
