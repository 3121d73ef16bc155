// A node of an office document as one line, for comparing.
import type { DocumentNode } from '../../../renderer/media/document-tree.ts';

export const drawn = (node: DocumentNode): string => {
  if ('text' in node) return node.text;
  if ('comment' in node) return `(${String(node.comment)})`;
  if ('drawn' in node) return `[${node.drawn}${node.cell === '' ? '' : ` ${node.cell}`} ${node.title}: ${node.shows}]`;
  const inner = node.children.map(drawn).join('');
  return 'change' in node ? `{${node.change} ${node.by} ${node.at}: ${inner}}` : `<${node.tag}${node.columns > 1 ? ` ${String(node.columns)}` : ''}${node.rows > 1 ? ` over ${String(node.rows)}` : ''}>${inner}</${node.tag}>`;
};
