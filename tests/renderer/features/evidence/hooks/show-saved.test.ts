import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { setAnswer } from '../../../../../renderer/data/set-answer.ts';
import { showSaved } from '../../../../../renderer/features/evidence/hooks/show-saved.ts';
import { evidenceId } from '../../../../../shared/ids.ts';
import { sampleForm } from '../../../../electron/printing/sample-form.ts';

it('what was saved stands in the item that is shown, in the shape in which it was read, and all else stays', async () => {
  const client = new QueryClient();
  const { item } = sampleForm(1);
  const id = evidenceId(1);
  setAnswer(client, 'evidence.get', { id }, () => ({ item }));
  await showSaved(client, id, { title: 'Green gate with a chain' });
  expect(client.getQueryData(['evidence.get', { id }])).toStrictEqual({ item: { ...item, description: { ...item.description, title: 'Green gate with a chain' } } });
});

it('an item that is not shown is not made up', async () => {
  const client = new QueryClient();
  await showSaved(client, evidenceId(2), { title: 'Green gate' });
  expect(client.getQueryData(['evidence.get', { id: evidenceId(2) }])).toBeUndefined();
});
