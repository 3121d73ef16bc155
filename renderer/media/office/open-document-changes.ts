// What an OpenDocument keeps of changes (ODF 1.3 part 3, 5.5): who added or deleted what and when. Deleted words are kept apart from the text, under a name that stands at their place.
import type { TrackedChange } from '../document-tree.ts';
import { attribute, readXml } from './read-xml.ts';
import { said, saidTime } from './sections.ts';

export interface Tracked {
  readonly change: TrackedChange;
  /** What was deleted, line by line; empty where something was added. */
  readonly words: string;
}

interface Region { readonly id: string; kind: TrackedChange['change'] | null; by: string; at: string; words: string }

const kinds: ReadonlyMap<string, TrackedChange['change']> = new Map([['insertion', 'added'], ['deletion', 'deleted'], ['cell-content-change', 'deleted']]);

/** By the names that stand at their places. */
export const trackedIn = (content: Uint8Array): ReadonlyMap<string, Tracked> => {
  const found = new Map<string, Tracked>();
  let region: Region | undefined;
  let [inside, info, paragraphs, element] = [0, 0, 0, ''];
  readXml(content, {
    open: (name, attributes) => {
      element = name;
      if (name === 'tracked-changes') inside += 1;
      if (inside === 0) return;
      if (name === 'changed-region' || name === 'cell-content-change') region = { id: attribute(attributes, 'id') ?? '', kind: null, by: '', at: '', words: '' };
      if (region === undefined) return;
      region.kind ??= kinds.get(name) ?? null;
      if (name === 'change-info') info += 1;
      if (name === 'p' || name === 'h') paragraphs += 1;
      if ((name === 'p' || name === 'h' || name === 'line-break') && region.words !== '') region.words += '\n';
      if (name === 's' || name === 'tab') region.words += ' ';
    },
    close: (name) => {
      element = '';
      if (name === 'tracked-changes') inside -= 1;
      if (region === undefined) return;
      if (name === 'change-info') info -= 1;
      if (name === 'p' || name === 'h') paragraphs -= 1;
      if (name !== 'changed-region' && name !== 'cell-content-change') return;
      if (region.kind !== null) found.set(region.id, { change: { change: region.kind, by: said(region.by), at: saidTime(region.at) }, words: region.words });
      region = undefined;
    },
    text: (text) => {
      if (region === undefined) return;
      if (info > 0 && element === 'creator') region.by += text;
      else if (info > 0 && element === 'date') region.at += text;
      else if (info === 0 && paragraphs > 0) region.words += text.replace(/[\t\r\n ]+/gu, ' ');
    },
  });
  return found;
};
