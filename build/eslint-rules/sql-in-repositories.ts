// Keeps SQL text in repositories, migrations and the database folder, where it is static, bound and reviewed together.
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { placeOf } from './places.ts';

const homes = /^electron\/(?:.*\/)?(?:[a-z-]+-)?repository\.ts$|^electron\/vault\/database\/|^electron\/(?:.*\/)?migrations\//;
const statement = /^\s*(?:SELECT\s|INSERT\s+(?:OR\s+\w+\s+)?INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|CREATE\s+(?:TABLE|INDEX|UNIQUE|TRIGGER|VIEW|VIRTUAL)|ALTER\s+TABLE\s|DROP\s+(?:TABLE|INDEX|TRIGGER|VIEW)|PRAGMA\s|ATTACH\s|DETACH\s|VACUUM\b|WITH\s+(?:RECURSIVE\s+)?\w+\s+AS\s*\()/;

export const sqlInRepositories: TSESLint.RuleModule<'sql'> = {
  meta: {
    type: 'problem',
    docs: { description: 'keeps SQL in repositories and migrations' },
    schema: [],
    messages: { sql: "SQL lives in its domain's repository.ts and in migrations, written with the `sql` tag, so that it can be reviewed in one place and never built from strings." },
  },
  create: (context) => {
    if (homes.test(placeOf(context.filename))) return {};
    const check = (node: TSESTree.Node, text: unknown): void => {
      if (typeof text === 'string' && statement.test(text)) context.report({ node, messageId: 'sql' });
    };
    return {
      Literal: (node) => { check(node, node.value); },
      TemplateLiteral: (node) => { check(node, node.quasis[0]?.value.cooked); },
      'TaggedTemplateExpression[tag.name="sql"]': (node: TSESTree.TaggedTemplateExpression) => {
        if (!statement.test(node.quasi.quasis[0]?.value.cooked ?? '')) context.report({ node, messageId: 'sql' });
      },
    };
  },
};
