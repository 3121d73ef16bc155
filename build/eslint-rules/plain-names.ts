// Keeps file and export names telling: no drawers for everything, kebab-case files, PascalCase only for React components.
import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { placeOf } from './places.ts';

const drawers = /^(?:utils?|helpers?|common|managers?|misc)$/i;
const kebab = /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/;
const pascal = /^[A-Z][A-Za-z0-9]*$/;
const suffixes = /\.(?:integration\.test|test|e2e|config|d)$/;

const wordsOf = (name: string): readonly string[] => name.split(/[-_.]|(?<=[a-z0-9])(?=[A-Z])/);

type Message = 'drawer' | 'case';

export const plainNames: TSESLint.RuleModule<Message> = {
  meta: {
    type: 'suggestion',
    docs: { description: 'keeps names telling' },
    schema: [],
    messages: {
      drawer: '"{{name}}" names a drawer for everything. Name it after the one job it has.',
      case: '"{{name}}": files are named in kebab-case, and in PascalCase when they hold a React component (.tsx).',
    },
  },
  create: (context) => {
    const checkDrawer = (node: TSESTree.Node, name: string): void => {
      if (wordsOf(name).some((word) => drawers.test(word))) context.report({ node, messageId: 'drawer', data: { name } });
    };
    const exported = (node: TSESTree.ExportNamedDeclaration): readonly TSESTree.Identifier[] => {
      const { declaration } = node;
      if (declaration === null) return [];
      if (declaration.type === AST_NODE_TYPES.VariableDeclaration) return declaration.declarations.flatMap(({ id }) => (id.type === AST_NODE_TYPES.Identifier ? [id] : []));
      return 'id' in declaration && declaration.id?.type === AST_NODE_TYPES.Identifier ? [declaration.id] : [];
    };
    return {
      Program: (node) => {
        const segments = placeOf(context.filename).split('/');
        const file = segments.pop() ?? '';
        const base = file.replace(/\.[a-z]+$/, '').replace(suffixes, '');
        for (const name of [...segments, base]) checkDrawer(node, name);
        if (!kebab.test(base) && !(pascal.test(base) && file.endsWith('.tsx'))) context.report({ node, messageId: 'case', data: { name: file } });
      },
      ExportNamedDeclaration: (node) => { for (const id of exported(node)) checkDrawer(id, id.name); },
    };
  },
};
