import { ESLint } from 'eslint'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const eslint = new ESLint({
  cwd: root,
  overrideConfigFile: 'tests/tooling/eslint.config.mjs',
  // The snippets are not on the disk: rules that need types would not find them in the project.
  overrideConfig: {
    files: ['src/{io,storage,stores,workers}/snippet.ts'],
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['src/*/snippet.ts'] } } },
  },
})

/** What the linter says about a text, as if it were that file. */
const complaints = async (file: string, text: string): Promise<string[]> => {
  const [result] = await eslint.lintText(text, { filePath: `${root}${file}` })
  return result?.messages.map(({ message }) => message) ?? []
}

const component = (template: string): string =>
  `<script setup lang="ts"></script>\n\n<template>${template}</template>\n`

describe('walls between the rooms of src', () => {
  it.each([
    ['src/domain/snippet.ts', `import '@/io/csv/read'`, 'domain/ may not import io/'],
    ['src/domain/ranking/snippet.ts', `export * from '../../io/csv/read'`, 'domain/ may not import io/'],
    ['src/domain/snippet.ts', `export const later = import('@/stores/evaluation')`, 'domain/ may not import stores/'],
    ['src/domain/snippet.ts', `import 'valibot'`, 'domain/ is pure decision maths'],
    ['src/domain/snippet.ts', `import 'vue'`, 'Vue and Pinia begin at stores/'],
    ['src/io/snippet.ts', `import 'pinia'`, 'Vue and Pinia begin at stores/'],
    ['src/storage/snippet.ts', `import 'vue'`, 'Vue and Pinia begin at stores/'],
    ['src/io/snippet.ts', `export type Kept = import('@/storage/journal').Kept`, 'io/ may not import storage/'],
    ['src/i18n/snippet.ts', `import 'vue'`, 'Vue and Pinia begin at stores/'],
    ['src/io/snippet.ts', `import '@/storage/journal'`, 'io/ may not import storage/'],
    ['src/io/snippet.ts', `import 'idb'`, 'io/ turns bytes into documents'],
    ['src/storage/snippet.ts', `import '@/stores/evaluation'`, 'storage/ may not import stores/'],
    ['src/i18n/snippet.ts', `import { sum } from '@/domain/sum'\nsum([])`, 'types of domain/ only'],
    ['src/stores/snippet.ts', `import '@/pages/home/HomePage.vue'`, 'stores/ may not import pages/'],
    ['src/components/snippet.ts', `import '@/stores/evaluation'`, 'components/ may not import stores/'],
    ['src/components/snippet.ts', `import 'pinia'`, 'components/ take props and emit events'],
    ['src/components/snippet.ts', `import '@/io/steps'`, 'components/ may not import io/'],
    ['src/pages/snippet.ts', `import '@/storage/journal'`, 'types of storage/ only'],
    ['src/pages/snippet.ts', `import '../stores/evaluation'`, `import by '@/stores/evaluation'`],
    ['src/domain/snippet.ts', `import '@/domain/rounding'`, 'import by a relative path'],
    ['src/helpers/snippet.ts', `import '@/domain/sum'`, 'is no room of DESIGN.md'],
    ['src/io/snippet.ts', `import '../../tests/support/page'`, 'src/ may not import'],
  ])('in %s, %s fails: %s', async (file, text, reason) => {
    expect(await complaints(file, `${text}\n`)).toContainEqual(expect.stringContaining(reason))
  })

  it.each([
    ['src/domain/ranking/snippet.ts', `import '../sum'`],
    ['src/storage/snippet.ts', `import '@/io/json'\nimport 'idb'`],
    ['src/stores/snippet.ts', `import '@/domain/sum'\nimport '@/storage/journal'\nimport 'pinia'\nimport 'vue'`],
    [
      'src/components/snippet.ts',
      `import type { Evaluation } from '@/domain/evaluation'\nexport type Shown = Evaluation`,
    ],
    ['src/pages/snippet.ts', `import '@/stores/evaluation'\nimport '@/components/ui/key-map'`],
    ['src/main.ts', `import '@/pages/home/home'\nimport 'vue'`],
  ])('in %s, what is allowed passes', async (file, text) => {
    expect(await complaints(file, `${text}\n`)).toEqual([])
  })
})

describe('walls around the outside world', () => {
  it.each([
    ['src/domain/snippet.ts', 'export const now = Date.now()', 'instead of Date.now()'],
    ['src/domain/snippet.ts', 'export const now = new Date()', 'instead of new Date()'],
    ['src/domain/snippet.ts', 'export const luck = Math.random()', 'instead of Math.random()'],
    ['src/domain/snippet.ts', 'export const now = performance.now()', 'performance is passed in'],
    ['src/domain/snippet.ts', 'export const width = window.innerWidth', 'window belongs to storage/'],
    ['src/io/snippet.ts', 'document.title = String(1)', 'document begins at stores/'],
    ['src/stores/snippet.ts', 'localStorage.clear()', 'localStorage belongs to storage/'],
    ['src/components/snippet.ts', 'globalThis.localStorage.clear()', 'localStorage belongs to storage/'],
    ['src/components/snippet.ts', 'window.scrollTo(0, 0)', 'window belongs to storage/'],
    ['src/pages/snippet.ts', `indexedDB.open('x')`, 'indexedDB belongs to storage/'],
    ['src/domain/snippet.ts', `export const title = '供应商'`, 'Words live in i18n/'],
    ['src/stores/snippet.ts', 'export const title = `供应商`', 'Words live in i18n/'],
    ['src/storage/snippet.ts', 'const save = async () => 1\nsave()', 'Promises must be awaited'],
  ])('in %s, %s fails: %s', async (file, text, reason) => {
    expect(await complaints(file, `${text}\n`)).toContainEqual(expect.stringContaining(reason))
  })

  it('storage may reach the browser', async () => {
    expect(await complaints('src/storage/snippet.ts', `window.localStorage.clear()\nindexedDB.open('x')\n`)).toEqual([])
  })

  it('a component may reach its document', async () => {
    expect(await complaints('src/components/snippet.ts', 'document.body.focus()\n')).toEqual([])
  })

  it('a date with arguments is allowed in the domain', async () => {
    expect(await complaints('src/domain/snippet.ts', 'export const day = new Date(0)\n')).toEqual([])
  })
})

describe('walls in templates', () => {
  it.each([
    [`<p v-html="'x'" />`, `'v-html' directive can lead to XSS`],
    ['<p style="color: red" />', '`style` attributes are forbidden'],
    ['<p>Hello</p>', 'Unexpected non-translated string'],
    ['<p>供应商</p>', 'Unexpected non-translated string'],
    ['<button aria-label="Close" />', 'Unexpected non-translated string'],
  ])('%s fails: %s', async (template, reason) => {
    expect(await complaints('src/components/ui/SomeThing.vue', component(template))).toContainEqual(
      expect.stringContaining(reason),
    )
  })

  it('bound styles, figures and punctuation are allowed', async () => {
    const template = `<p :style="{ width: String(1) }">( {{ 1 }} · {{ 2 }} % )</p>`
    expect(await complaints('src/components/ui/SomeThing.vue', component(template))).toEqual([])
  })
})
