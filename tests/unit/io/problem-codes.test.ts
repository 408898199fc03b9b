import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const wordsIn = (locale: string) =>
  JSON.parse(readFileSync(join('src/i18n', locale, 'problem.json'), 'utf8')) as Record<string, string>
const [en, zh] = [wordsIn('en'), wordsIn('zh-CN')]

const rooms = ['csv', 'table', 'import'].map((room) => join('src/io', room))
const sources = rooms.flatMap((room) => readdirSync(room).map((file) => readFileSync(join(room, file), 'utf8')))
const raised = /(?:reject|warn|refuse|refused|refusal|rejected|brokenQuote)\(\s*(?:plan, )?'([a-z-]+)'/g
const chosen = /'((?:csv|number|level|full|threshold)-[a-z-]+)'/g
const codes = new Set(
  sources.flatMap((text) => [raised, chosen].flatMap((shape) => [...text.matchAll(shape)].map(([, code]) => code!))),
)

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted()

describe('problems of imports', () => {
  it('are found in the sources', () => {
    expect(codes.size).toBeGreaterThan(30)
  })

  it.each([...codes].toSorted())('%s has words in both languages, with the same places for figures', (code) => {
    const [english, chinese] = [en, zh].map((words) => words[code])
    expect(english, 'en').toBeTruthy()
    expect(chinese, 'zh-CN').toBeTruthy()
    expect(placeholders(chinese!)).toEqual(placeholders(english!))
  })
})
