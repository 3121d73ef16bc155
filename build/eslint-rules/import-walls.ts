// Reports imports that cross one of the walls of walls.ts.
import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import { placeOf, targetOf } from './places.ts';
import { wallsHit } from './walls.ts';

const nameOf = (specifier: TSESTree.ImportClause | TSESTree.ExportSpecifier): string => {
  if (specifier.type === AST_NODE_TYPES.ImportNamespaceSpecifier) return '*';
  if (specifier.type === AST_NODE_TYPES.ImportDefaultSpecifier) return 'default';
  const named = specifier.type === AST_NODE_TYPES.ImportSpecifier ? specifier.imported : specifier.local;
  return named.type === AST_NODE_TYPES.Identifier ? named.name : named.value;
};

const isTypeOnly = (declaration: TSESTree.ImportDeclaration): boolean =>
  declaration.importKind === 'type' ||
  (declaration.specifiers.length > 0 && declaration.specifiers.every((one) => one.type === AST_NODE_TYPES.ImportSpecifier && one.importKind === 'type'));

export const importWalls: TSESLint.RuleModule<'wall'> = {
  meta: { type: 'problem', docs: { description: 'keeps the parts of the code apart' }, schema: [], messages: { wall: '{{wall}}: {{message}}' } },
  create: (context) => {
    const from = placeOf(context.filename);
    const check = (node: TSESTree.Node, specifier: unknown, names: readonly string[], typesOnly: boolean): void => {
      if (typeof specifier !== 'string') return;
      for (const wall of wallsHit({ from, to: targetOf(context.filename, specifier), names, typesOnly })) {
        context.report({ node, messageId: 'wall', data: { wall: wall.name, message: wall.message } });
      }
    };
    return {
      ImportDeclaration: (node) => { check(node, node.source.value, node.specifiers.map(nameOf), isTypeOnly(node)); },
      ExportNamedDeclaration: (node) => { check(node, node.source?.value, node.specifiers.map(nameOf), node.exportKind === 'type'); },
      ExportAllDeclaration: (node) => { check(node, node.source.value, ['*'], node.exportKind === 'type'); },
      ImportExpression: (node) => { check(node, node.source.type === AST_NODE_TYPES.Literal ? node.source.value : undefined, ['*'], false); },
      TSImportType: (node) => { check(node, node.source.value, [], true); },
    };
  },
};
