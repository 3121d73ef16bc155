// Runs one of our lint rules over a text as if it stood at a place in the project, and returns the ids or data of what it said.
import { fileURLToPath } from 'node:url';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { holdfastRules } from '../../../build/eslint-rules/index.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export type RuleName = keyof typeof holdfastRules.rules;

/** Messages of one rule, in the order of the text. Throws when the text does not parse, so that a test cannot pass on broken code. */
export const lintText = (rule: RuleName, place: string, text: string): readonly string[] => {
  const messages = new Linter({ cwd: root }).verify(
    text,
    {
      files: ['**/*.{ts,tsx}'],
      languageOptions: { parser: tseslint.parser, parserOptions: { ecmaFeatures: { jsx: true } } },
      plugins: { holdfast: holdfastRules as unknown as NonNullable<Linter.Config['plugins']>[string] },
      rules: { [`holdfast/${rule}`]: 'error' },
    },
    `${root}${place}`,
  );
  const broken = messages.find((message) => message.fatal === true || message.ruleId === null);
  if (broken !== undefined) throw new Error(broken.message);
  return messages.map((message) => message.message);
};
