// Every module opens with a comment that says what it owns and what it must never do.
import type { TSESLint } from '@typescript-eslint/utils';

const isDirective = (text: string): boolean => /^\s*(?:eslint|@ts-|\/ *<reference)/.test(text);

export const moduleHeader: TSESLint.RuleModule<'missing'> = {
  meta: {
    type: 'suggestion',
    docs: { description: 'asks for a comment at the top of every module' },
    schema: [],
    messages: { missing: 'Open the module with one to five lines: what it owns, and what it must never do.' },
  },
  create: (context) => ({
    Program: (node) => {
      const first = context.sourceCode.ast.comments[0];
      const start = node.body[0]?.range[0] ?? Number.POSITIVE_INFINITY;
      if (first === undefined || first.range[0] > start || isDirective(first.value)) context.report({ loc: { line: 1, column: 0 }, messageId: 'missing' });
    },
  }),
};
