// An office document as a plain tree that React draws: a short list of elements, no attribute but what a table needs, no
// address, no style. What is not on the list gives up its text and is gone.

export const documentTags = ['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'table', 'thead', 'tbody', 'tr', 'td', 'th', 'strong', 'em', 'u', 's', 'sup', 'sub', 'br', 'blockquote', 'pre'] as const;
export type DocumentTag = (typeof documentTags)[number];

export type DocumentNode =
  | { readonly text: string }
  | { readonly tag: DocumentTag; readonly columns: number; readonly rows: number; readonly children: readonly DocumentNode[] };

const allowed: ReadonlySet<string> = new Set(documentTags);
/** Elements whose content is not text for people. */
const dropped: ReadonlySet<string> = new Set(['script', 'style', 'template', 'iframe', 'object', 'embed', 'svg', 'math', 'noscript', 'head', 'title']);

/** Nodes beyond this are left out, so that a document of a million cells does not freeze the window; `cut` says that it was. */
export const mostNodes = 50_000;

const span = (element: Element, name: string): number => {
  const number = Number(element.getAttribute(name) ?? '1');
  return Number.isInteger(number) && number >= 1 && number <= 1000 ? number : 1;
};

/** Turns HTML that someone else's document became into the plain tree. The parser used makes inert nodes: nothing runs or loads. */
export const documentTree = (html: string, parse: (html: string) => Node): { readonly nodes: readonly DocumentNode[]; readonly cut: boolean } => {
  let left = mostNodes;
  const walk = (node: Node, depth: number): DocumentNode[] => {
    if (left <= 0 || depth > 200) return [];
    left -= 1;
    if (node.nodeType === 3) return node.nodeValue === null || node.nodeValue === '' ? [] : [{ text: node.nodeValue }];
    if (node.nodeType !== 1) return [];
    const element = node as Element;
    const tag = element.tagName.toLowerCase();
    if (dropped.has(tag)) return [];
    const children = [...element.childNodes].flatMap((child) => walk(child, depth + 1));
    return allowed.has(tag) ? [{ tag: tag as DocumentTag, columns: span(element, 'colspan'), rows: span(element, 'rowspan'), children }] : children;
  };
  const nodes = [...parse(html).childNodes].flatMap((child) => walk(child, 0));
  return { nodes, cut: left <= 0 };
};

/** The browser's own parser, which neither runs scripts nor loads anything. */
export const parseInert = (html: string): Node => new DOMParser().parseFromString(html, 'text/html').body;
