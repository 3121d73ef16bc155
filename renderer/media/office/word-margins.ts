// Which heads and feet the pages of a Word document have (ECMA-376 part 1, 17.10): a section names its own, and goes on with those of the section before where it names none.
import type { PageMargin } from './page-margins.ts';
import { attribute, readXml, relationOf } from './read-xml.ts';
import type { Relation } from './relations.ts';
import { isOff } from './word-body.ts';

export type MarginPart = Omit<PageMargin, 'nodes'> & { readonly path: string };

type Kind = 'default' | 'first' | 'even';

const references: ReadonlyMap<string, PageMargin['at']> = new Map([['headerReference', 'head'], ['footerReference', 'foot']]);
const kindOf = (said: string | undefined): Kind => (said === 'first' || said === 'even' ? said : 'default');

/** Whether even pages have heads and feet of their own. */
export const differsOnEvenPages = (settings: Uint8Array): boolean => {
  let differs = false;
  readXml(settings, {
    open: (name, attributes) => { if (name === 'evenAndOddHeaders') differs = !isOff(attribute(attributes, 'val')); },
    close: () => undefined, text: () => undefined,
  });
  return differs;
};

/** Each part that is a head or a foot, with the pages that it is for; also those that are for no page. */
export const marginParts = (main: Uint8Array, relations: ReadonlyMap<string, Relation>, evenDiffer: boolean): readonly MarginPart[] => {
  const found = new Map<string, MarginPart>();
  const now = new Map<string, { readonly at: PageMargin['at']; readonly kind: Kind; readonly path: string }>();
  let [section, firstDiffers, former] = [0, false, 0];
  const pagesOf = (kind: Kind): PageMargin['pages'] => {
    if (kind === 'default') return firstDiffers || evenDiffer ? 'other' : 'every';
    return (kind === 'first' ? firstDiffers : evenDiffer) ? kind : 'none';
  };
  readXml(main, {
    open: (name, attributes) => {
      if (former > 0 || name === 'sectPrChange') former += 1;
      else if (name === 'sectPr') [section, firstDiffers] = [section + 1, false];
      else if (name === 'titlePg') firstDiffers = !isOff(attribute(attributes, 'val'));
      const [at, kind, relation] = [references.get(name), kindOf(attribute(attributes, 'type')), relations.get(relationOf(attributes) ?? '')];
      if (former === 0 && at !== undefined && relation !== undefined) now.set(`${at} ${kind}`, { at, kind, path: relation.path });
    },
    close: (name) => {
      if (former > 0) former -= 1;
      else if (name === 'sectPr') {
        for (const { at, kind, path } of now.values()) {
          const pages = pagesOf(kind);
          if ((found.get(path)?.pages ?? 'none') === 'none') found.set(path, { at, pages, section, style: '', path });
        }
      }
    },
    text: () => undefined,
  });
  for (const { type, path } of relations.values()) {
    if ((type === 'header' || type === 'footer') && !found.has(path)) found.set(path, { at: type === 'header' ? 'head' : 'foot', pages: 'none', section: 1, style: '', path });
  }
  return [...found.values()];
};
