import vue from 'eslint-plugin-vue'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'
import { walls } from './eslint-walls.mjs'
import { root } from './shell.mjs'

const storageOnly = (name) => ({
  name,
  message: `${name} belongs to storage/: only there are failures of storage (full, blocked, private mode) turned into values.`,
})
const keepers = ['localStorage', 'sessionStorage', 'indexedDB'].map(storageOnly)
const window = {
  name: 'window',
  message: 'window belongs to storage/: elsewhere name the one thing you need (matchMedia, addEventListener, …).',
}
const document = {
  name: 'document',
  message: 'document begins at stores/: code below it also runs in workers and in Node.',
}
const pure = ['performance', 'crypto', 'navigator', 'location', 'fetch', 'setTimeout', 'setInterval'].map((name) => ({
  name,
  message: `domain/ is pure: ${name} is passed in, so that the same document always gives the same result.`,
}))

const viaGlobal = ['window', 'globalThis', 'self'].flatMap((object) =>
  keepers.map(({ name, message }) => ({ object, property: name, message })),
)

const clockAndChance = [
  ["MemberExpression[object.name='Date'][property.name='now']", 'Date.now()'],
  ["NewExpression[callee.name='Date'][arguments.length=0]", 'new Date()'],
  ["CallExpression[callee.name='Date']", 'Date()'],
  ["MemberExpression[object.name='Math'][property.name='random']", 'Math.random()'],
].map(([selector, name]) => ({
  selector,
  message: `domain/ is pure: pass the clock or the seed in instead of ${name}, so that a record can be recomputed.`,
}))

const noProse = {
  selector: ':matches(Literal[value=/\\p{Script=Han}/u], TemplateElement[value.raw=/\\p{Script=Han}/u])',
  message: 'Words live in i18n/: hand on a code with parameters, or use a message key.',
}

const bareStrings = [
  'error',
  {
    allowlist: [...'()[]{},.:;+-*/%=<>#|·•…–—−×÷±≥≤→←↑↓▲▼✓✗✕?&@"\'', 'Evenhand', '衡选', 'CSV', 'JSON', 'PNG', 'Σ'],
  },
]

export default defineConfig(
  globalIgnores(['dist/', '.cache/', 'coverage/', 'tests/fixtures/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  tseslint.configs.strict,
  tseslint.configs.stylistic,
  vue.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
  },
  {
    rules: {
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false },
      ],
      // With noUncheckedIndexedAccess, loops over parallel arrays need it: the index is in range by construction.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      // A type alias for an object reads the same; the house uses both.
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Records keyed by our own ids lose a key this way; a Map would not serialise.
      '@typescript-eslint/no-dynamic-delete': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-param-reassign': 'error',
      // Prettier sets lines.
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/first-attribute-linebreak': 'off',
      // An absent optional prop is undefined: that is what its type says.
      'vue/require-default-prop': 'off',
      'vue/multi-word-component-names': 'off',
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/no-v-html': 'error',
      'vue/no-static-inline-styles': 'error',
      'vue/no-v-text-v-html-on-component': 'error',
      'vue/no-bare-strings-in-template': bareStrings,
    },
  },
  {
    files: ['src/**/*.{ts,vue}'],
    plugins: { walls },
    rules: {
      'walls/imports': 'error',
      'no-console': 'error',
      'no-restricted-globals': ['error', ...keepers, window],
      'no-restricted-properties': ['error', ...viaGlobal],
    },
  },
  {
    files: ['src/{domain,storage,workers,stores,components,pages}/**/*.{ts,vue}'],
    rules: { 'no-restricted-syntax': ['error', noProse] },
  },
  {
    files: ['src/{io,workers,i18n}/**/*.ts'],
    rules: { 'no-restricted-globals': ['error', ...keepers, window, document] },
  },
  {
    files: ['src/domain/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...keepers, window, document, ...pure],
      'no-restricted-syntax': ['error', noProse, ...clockAndChance],
      '@typescript-eslint/prefer-for-of': 'off',
    },
  },
  {
    files: ['src/storage/**/*.ts'],
    rules: { 'no-restricted-globals': 'off', 'no-restricted-properties': 'off' },
  },
  {
    // A lost promise is a save that nobody waits for: these rooms are checked with types.
    files: ['src/{io,storage,stores,workers}/**/*.ts'],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: root },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
    },
  },
  {
    files: ['tests/**'],
    rules: {
      'vue/one-component-per-file': 'off',
      'vue/component-api-style': 'off',
    },
  },
  {
    // The plain script that runs before the app.
    files: ['public/theme.js'],
    rules: { 'no-var': 'off', 'no-restricted-globals': 'off', 'prefer-const': 'off' },
  },
)
