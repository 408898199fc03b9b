import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

type Messages = { [key: string]: string | Messages }

const root = join(import.meta.dirname, '../../..')
const areas = readdirSync(join(root, 'src/i18n/en')).filter((name) => name.endsWith('.json'))

function read(locale: string, area: string): Messages {
  return JSON.parse(readFileSync(join(root, 'src/i18n', locale, area), 'utf8')) as Messages
}

function flatten(messages: Messages, path: string): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}.${key}`, value] as [string, string]] : flatten(value, `${path}.${key}`),
  )
}

function all(locale: string): Map<string, string> {
  return new Map(areas.flatMap((area) => flatten(read(locale, area), area.replace('.json', ''))))
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(vue|ts)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}

const english = all('en')
const chinese = all('zh-CN')
const placeholders = (message: string) => [...new Set(message.match(/\{\w+\}/g))].sort()

describe('messages', () => {
  it('are the same keys in both languages', () => {
    expect(readdirSync(join(root, 'src/i18n/zh-CN')).sort()).toEqual(readdirSync(join(root, 'src/i18n/en')).sort())
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort())
  })

  it('take the same parameters in both languages', () => {
    for (const [key, message] of english)
      expect([key, placeholders(chinese.get(key)!)]).toEqual([key, placeholders(message)])
  })

  it('are Chinese in the Chinese catalogue, apart from names, keys and figures', () => {
    const foreign = [...chinese].filter(
      ([, message]) => /[a-z]{4,}/.test(message.replace(/\{\w+\}|https?:\S*/g, '')) && !/\p{Script=Han}/u.test(message),
    )
    expect(foreign.map(([key]) => key)).toEqual([])
  })

  it('exist for every key that the source names', () => {
    const missing = sources(join(root, 'src')).flatMap((file) => {
      const text = readFileSync(file, 'utf8')
      const named = [...text.matchAll(/\bt\(\s*'([\w.-]+)'/g)].map((match) => match[1]!)
      return named.filter((key) => !english.has(key)).map((key) => `${file}: ${key}`)
    })
    expect(missing).toEqual([])
  })
})
