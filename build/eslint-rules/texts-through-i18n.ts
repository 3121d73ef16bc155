// Reports text written in a component. Every word people see comes from the language files, or it cannot be translated.
import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';

const spokenAttributes = new Set([
  'aria-label', 'aria-description', 'aria-placeholder', 'aria-roledescription', 'aria-valuetext', 'alt', 'title', 'placeholder', 'label', 'description', 'errorMessage', 'textValue',
]);

const hasWords = (text: unknown): boolean => typeof text === 'string' && /\p{L}{2}|^\s*\p{L}\s*$/u.test(text);

/** The literals an expression can come out as: itself, both arms of a condition, the right side of `&&`, `||` and `??`. */
const literalsOf = (node: TSESTree.Node): readonly TSESTree.Node[] => {
  switch (node.type) {
    case AST_NODE_TYPES.Literal: return hasWords(node.value) ? [node] : [];
    case AST_NODE_TYPES.TemplateLiteral: return node.quasis.some((part) => hasWords(part.value.cooked)) ? [node] : [];
    case AST_NODE_TYPES.ConditionalExpression: return [...literalsOf(node.consequent), ...literalsOf(node.alternate)];
    case AST_NODE_TYPES.LogicalExpression: return [...(node.operator === '&&' ? [] : literalsOf(node.left)), ...literalsOf(node.right)];
    default: return [];
  }
};

export const textsThroughI18n: TSESLint.RuleModule<'text'> = {
  meta: {
    type: 'problem',
    docs: { description: 'keeps texts in the language files' },
    schema: [],
    messages: { text: 'Texts come from the language files: add a key to shared/i18n/locales and use it here, so that every language and the screen reader get it.' },
  },
  create: (context) => {
    const reportLiterals = (expression: TSESTree.Node): void => {
      for (const node of literalsOf(expression)) context.report({ node, messageId: 'text' });
    };
    return {
      JSXText: (node) => { if (hasWords(node.value)) context.report({ node, messageId: 'text' }); },
      JSXExpressionContainer: (node) => {
        if (node.parent.type === AST_NODE_TYPES.JSXElement || node.parent.type === AST_NODE_TYPES.JSXFragment) reportLiterals(node.expression);
      },
      JSXAttribute: (node) => {
        if (node.name.type !== AST_NODE_TYPES.JSXIdentifier || !spokenAttributes.has(node.name.name) || node.value === null) return;
        reportLiterals(node.value.type === AST_NODE_TYPES.JSXExpressionContainer ? node.value.expression : node.value);
      },
    };
  },
};
