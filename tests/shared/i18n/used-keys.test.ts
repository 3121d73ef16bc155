// No text waits for somebody to translate it that nothing shows. A key counts as used where the code, comments and types left out, holds
//   1. the whole key as a string, or
//   2. a template that it fits: the template begins with the name of a part and its dot (`failure.${code}`), and each hole stands for one character or more, or
//   3. for the words of a list of values (`value.kind.photo`), the name of the list as a string: `words.value('kind', value)` builds the rest.
// The help finds its sentences by their names; the test of its topics looks after those.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { partsOf, topicIds } from '../../../renderer/features/help/topics.ts';
import { english } from '../../../shared/i18n/keys.ts';

interface Source {
  readonly name: string;
  readonly text: string;
}

const root = join(import.meta.dirname, '../../..');
const sources = ['electron', 'renderer', 'shared'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/u.test(path)).map((path): Source => ({ name: path, text: readFileSync(join(root, folder, path), 'utf8') })));

// The one template for all lists of values would keep every one of them.
const startsWithAPart = /^(?!value\.$)[a-zA-Z]+\./u;

const listOf = (key: string): string => /^value\.(\w+)\./u.exec(key)?.[1] ?? key;

const patternOf = ({ head, templateSpans }: ts.TemplateExpression): RegExp =>
  new RegExp(`^${[head.text, ...templateSpans.map((span) => span.literal.text)].map((text) => text.replaceAll(/[$()*+./?[\\\]^{|}]/gu, '\\$&')).join('.+')}$`, 'u');

/** The keys that no source uses. */
const unused = (keys: readonly string[], from: readonly Source[]): readonly string[] => {
  const [whole, patterns] = [new Set<string>(), new Map<string, RegExp>()];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node)) return;
    if (ts.isStringLiteralLike(node)) whole.add(node.text);
    if (ts.isTemplateExpression(node) && startsWithAPart.test(node.head.text)) patterns.set(node.getText(), patternOf(node));
    ts.forEachChild(node, visit);
  };
  for (const { name, text } of from) visit(ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true));
  return keys.filter((key) => !whole.has(key) && !whole.has(listOf(key)) && ![...patterns.values()].some((pattern) => pattern.test(key)));
};

describe('the keys of the English texts', () => {
  it('are each used by the window, the program or the tool', () => {
    const ofHelp = new Set<string>(topicIds.flatMap((topic) => partsOf(topic).map((part) => part.words)));
    expect(unused(Object.keys(english).filter((key) => !ofHelp.has(key)), sources)).toEqual([]);
  });

  it.each([
    ['the whole key', "t('part.one')", []],
    ['the whole key in a template without holes', 't(`part.one`)', []],
    ['a template that begins with the part', 't(`part.${kind}`)', []],
    ['a template that ends otherwise', 't(`part.${kind}Hint`)', ['part.one']],
    ['a template whose hole would be empty', 't(`part.one${kind}`)', ['part.one']],
    ['a template that begins with a hole', 't(`${part}.one`)', ['part.one']],
    ['a comment', "// 'part.one'", ['part.one']],
    ['a type', "type Key = 'part.one' | `part.${string}`;", ['part.one']],
  ])('are told used or not by %s', (_what, text, found) => {
    expect(unused(['part.one'], [{ name: 'source.ts', text }])).toEqual(found);
  });

  it('are told used in a list of values by the name of the list, not by the template that serves all lists', () => {
    const text = "words.value('kind', value); t(`value.${list}.${value}`)";
    expect(unused(['value.kind.photo', 'value.state.ready'], [{ name: 'source.ts', text }])).toEqual(['value.state.ready']);
  });
});
