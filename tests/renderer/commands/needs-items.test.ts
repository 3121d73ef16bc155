// What the palette says of items that are chosen: offered where it can be done, else with the reason.
import { describe, expect, it } from 'vitest';
import { itemCommandsWithoutItems, listedItemCommands, reasonInList } from '../../../renderer/commands/needs-items.ts';

describe('what can be done with chosen items', () => {
  it('is everything with several items of the list', () => {
    expect(listedItemCommands.filter((id) => reasonInList(id, { only: 'all', chosen: 3, total: 4 }) !== null)).toEqual([]);
  });

  it('is nothing but a list of the whole result while nothing is chosen, and no describing together of one item', () => {
    expect(listedItemCommands.filter((id) => reasonInList(id, { only: 'all', chosen: 0, total: 4 }) === null)).toEqual(['save-list']);
    expect(listedItemCommands.filter((id) => reasonInList(id, { only: 'all', chosen: 1, total: 4 }) !== null)).toEqual(['describe-items']);
  });

  it('is none of it with items that were removed, each with its reason, however many are chosen', () => {
    const reasons = listedItemCommands.map((id) => [reasonInList(id, { only: 'removed', chosen: 4, total: 4 }), reasonInList(id, { only: 'destroyed', chosen: 4, total: 4 })]);
    expect(reasons.flat().filter((reason) => reason === null)).toEqual([]);
    expect(reasonInList('tag-items', { only: 'removed', chosen: 4, total: 4 })).toBe('command.reasonRemovedItems');
  });

  it('is listed everywhere, with the reason where nothing is chosen', () => {
    const listed = itemCommandsWithoutItems.map(({ id }) => id);
    expect([...listedItemCommands, 'bring-back-items', 'destroy-items'].filter((id) => !listed.includes(id))).toEqual([]);
  });
});
