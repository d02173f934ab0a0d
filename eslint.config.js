import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';
import { importsGoDown } from './scripts/lint/imports-go-down.ts';

const unsafe = 'it puts text into the page as markup: hand a sanitised fragment to Lit instead';
const unstyled = 'its first render is blocked by a page without unsafe-inline: use classes, or element.style.setProperty';

const bannedDirectives = [
  { name: 'lit/directives/unsafe-html.js', message: unsafe },
  { name: 'lit/directives/unsafe-svg.js', message: unsafe },
  { name: 'lit/directives/style-map.js', message: unstyled },
  { name: 'zod', message: "import 'zod/mini': a third of its weight" },
];

/** The rules are a function of what they are given: who calls them brings the time, the identifiers and the world. */
const outside = [
  'crypto',
  'document',
  'window',
  'self',
  'globalThis',
  'navigator',
  'location',
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'indexedDB',
  'localStorage',
  'sessionStorage',
  'caches',
  'BroadcastChannel',
  'performance',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'requestAnimationFrame',
  'requestIdleCallback',
  'console',
  'process',
  'Temporal',
];

const inlineStyle = {
  selector: 'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/<style|\\sstyle\\s*=/i]',
  message:
    'no <style> and no style attribute in a template: a page without unsafe-inline blocks them. Use static styles and classes.',
};
const aloneOrSkipped = [
  {
    selector: 'MemberExpression[object.name=/^(test|it|describe|suite|context)$/][property.name=/^(only|skip|todo)$/]',
    message: 'every test runs, or is not there',
  },
  {
    selector: 'CallExpression[callee.name=/^(xit|xdescribe|xtest|fit|fdescribe)$/]',
    message: 'every test runs, or is not there',
  },
  {
    selector:
      'CallExpression[callee.name=/^(test|it|describe|suite)$/] > ObjectExpression > Property[key.name=/^(only|skip|todo)$/]',
    message: 'every test runs, or is not there',
  },
  {
    selector: 'CallExpression[callee.object.name=/^(t|context)$/][callee.property.name=/^(skip|todo)$/]',
    message: 'every test runs, or is not there',
  },
];

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'coverage/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  tseslint.configs.recommended,
  {
    rules: {
      'max-lines': ['error', { max: 400 }],
      'no-restricted-imports': ['error', { paths: bannedDirectives }],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'anywhere' }],
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': 'allow-with-description', minimumDescriptionLength: 10 },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  {
    files: ['src/**/*.ts', 'demo/**/*.ts', 'test/**/*.ts'],
    ...lit.configs['flat/recommended'],
  },
  { files: ['src/**/*.ts', 'demo/**/*.ts', 'test/**/*.ts'], ...wc.configs['flat/recommended'] },
  {
    files: ['src/**/*.ts', 'demo/**/*.ts'],
    plugins: { 'lit-a11y': litA11y },
    rules: {
      ...litA11y.configs.recommended.rules,
      // A list without bullets and a table drawn as cards lose their role in browsers unless it is said.
      'lit-a11y/no-redundant-role': 'off',
      // It knows aria-label and not <label for>: axe judges names, on what is rendered.
      'lit-a11y/accessible-name': 'off',
    },
  },
  {
    files: ['src/**/*.ts', 'demo/**/*.ts', 'test/**/*.ts', 'scripts/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: ['test', 'describe', 'it', 'suite'], package: 'node:test' },
            // chai's equal, at once, in spite of its type: the promise of the DOM comparison is for snapshots.
            { from: 'package', name: 'Equal', package: '@open-wc/semantic-dom-diff' },
          ],
        },
      ],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/only-throw-error': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { guichet: { rules: { 'imports-go-down': importsGoDown } } },
    rules: {
      'guichet/imports-go-down': 'error',
      'no-restricted-syntax': ['error', inlineStyle],
      'lit/no-legacy-imports': 'error',
      'lit/lifecycle-super': 'error',
      'wc/guard-super-call': 'off',
    },
  },
  {
    files: ['src/domain/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...outside.map((name) => ({ name, message: 'the rules are pure: whoever calls them brings it' })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'the rules are told what time it is' },
        { object: 'Math', property: 'random', message: 'the rules are given their identifiers' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'the rules are told what time it is' },
        { selector: "CallExpression[callee.name='Date']", message: 'the rules are told what time it is' },
      ],
    },
  },
  {
    // Their keys are heard by the element around the one that is clicked: the input of a list, the menu, the dialog's Escape.
    files: ['src/widgets/shared/{combobox,dialog,menu,palette}.ts', 'src/widgets/ticket-detail/mention-list.ts'],
    rules: { 'lit-a11y/click-events-have-key-events': 'off' },
  },
  {
    // A heading's level is a static value in the place of a tag's name (lit/static-html), which these two take for a binding.
    files: ['src/widgets/shared/heading.ts'],
    rules: { 'lit/binding-positions': 'off', 'lit/no-invalid-html': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...aloneOrSkipped, inlineStyle],
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
);
