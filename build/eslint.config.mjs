// What code must hold to beyond compiling. Every ban says why and names the right door. Suppressing a rule in a file is not
// possible (`noInlineConfig`): a rule that is wrong is changed here, for everyone.
import { defineConfig } from 'eslint/config';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { holdfastRules } from './eslint-rules/index.ts';

const root = new URL('..', import.meta.url).pathname;

const noNetworkGlobals = ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest', 'WebTransport'].map((name) => ({
  name, message: 'Nothing leaves this computer. Files are read with node:fs, the window is served by electron/app.',
}));

const bans = {
  enums: { selector: 'TSEnumDeclaration', message: 'No enums: a frozen constant object or a union of literals says the same and disappears when types are stripped.' },
  defaultExports: { selector: 'ExportDefaultDeclaration', message: 'Export by name, so that one thing has one name everywhere.' },
  serialize: { selector: 'CallExpression > MemberExpression.callee[property.name="serialize"]', message: 'serialize() copies the decrypted database into memory as plaintext. Use the backup of the vault.' },
  attach: { selector: ':matches(Literal[value=/^\\s*ATTACH\\b/], TemplateElement[value.raw=/\\bATTACH\\s+(DATABASE\\b|[\'"?$])/])', message: 'ATTACH can open a second, unencrypted database. One vault, one file.' },
  temporaryStore: { selector: ':matches(Literal[value=/temp_store *=(?! *(?:MEMORY|2))/i], TemplateElement[value.raw=/temp_store *=(?! *(?:MEMORY|2))/i])', message: 'Temporary tables hold plaintext: temp_store is MEMORY, never a file.' },
};

const lines = (max) => ['error', { max, skipBlankLines: true, skipComments: true }];

export default defineConfig(
  { ignores: ['dist/**', 'out/**', 'node_modules/**'] },
  {
    basePath: root,
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    plugins: { holdfast: holdfastRules },
    rules: {
      'holdfast/import-walls': 'error',
      'holdfast/plain-names': 'error',
      'max-lines': lines(400),
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'start' }],
      'eqeqeq': 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'prefer-const': 'error',
      'no-var': 'error',
      'no-param-reassign': 'error',
      'no-restricted-syntax': ['error', bans.enums],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      // Seams are interfaces over closures, whose functions may be taken apart; the rule knows only classes.
      '@typescript-eslint/unbound-method': 'off',
      // `async` without `await` turns a throw into a rejection, which is what callers of a handler rely on.
      '@typescript-eslint/require-await': 'off',
      // Spreading a string into its code points is how characters, rather than UTF-16 units, are counted.
      '@typescript-eslint/no-misused-spread': ['error', { allow: [{ from: 'lib', name: 'string' }, 'string'] }],
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
    },
  },
  {
    files: ['{electron,shared,renderer,build}/**/*.{ts,tsx}'],
    rules: { 'holdfast/module-header': 'error' },
  },
  {
    files: ['{electron,shared}/**/*.ts'],
    plugins: { holdfast: holdfastRules },
    rules: {
      'holdfast/sql-in-repositories': 'error',
      'no-restricted-globals': ['error', ...noNetworkGlobals],
      'no-restricted-syntax': ['error', ...Object.values(bans)],
      'no-console': 'error',
    },
  },
  {
    // The first-named engine means something else by serialize(): statements run one after the other.
    files: ['electron/vault/database/engines/journeyapps.ts'],
    rules: { 'no-restricted-syntax': ['error', bans.enums, bans.defaultExports, bans.attach, bans.temporaryStore] },
  },
  { files: ['electron/cli/**/*.ts'], rules: { 'no-console': 'off' } },
  { files: ['electron/main.ts', 'electron/preload/preload.ts', 'electron/vault-process/entry.ts', 'electron/evidence/worker.ts', 'electron/evidence/bytes-worker.ts', 'electron/cli/cli.ts'], rules: { 'max-lines': lines(80) } },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      // The plugin's other rules run the React compiler, which is not used here, and refuse how the virtual list hands out its measurements.
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'holdfast/texts-through-i18n': 'error',
      'no-restricted-syntax': ['error', bans.enums, bans.defaultExports],
      'no-console': 'error',
    },
  },
  { files: ['renderer/**/*.tsx'], rules: { 'max-lines': lines(150) } },
  {
    files: ['tests/**/*.{ts,tsx}'],
    rules: {
      'max-lines': lines(500),
      // A test that reads past the end should fail right there, and `!` does that as well as an assertion.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['build/**/*.mjs'],
    rules: { 'max-lines': lines(400), 'eqeqeq': 'error', 'no-var': 'error', 'prefer-const': 'error', 'no-unused-vars': 'error' },
  },
  // Declares the types of a package that exports something as its default.
  { files: ['**/*.d.ts'], rules: { 'no-restricted-syntax': ['error', bans.enums] } },
  // Tools that read a configuration file ask for a default export.
  { files: ['build/*.config.{ts,mjs}'], rules: { 'no-restricted-syntax': ['error', bans.enums] } },
);
