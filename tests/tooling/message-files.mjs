import { baseCompile } from '@intlify/message-compiler'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const id = 'virtual:message-files'
const resolved = `\0${id}`

/**
 * All messages of a language as one JSON file. They are text, so they are fetched as text, not parsed as JavaScript;
 * compiled here, because the compiler stays out of the page. `import addresses from 'virtual:message-files'`.
 * @param {string} folder of `src/i18n`, with one folder a locale and one file an area
 * @param {readonly string[]} locales
 * @returns {import('vite').Plugin}
 */
export function messageFiles(folder, locales) {
  let isBuild = false
  return {
    name: 'evenhand:messages',
    configResolved: (config) => {
      isBuild = config.command === 'build'
    },
    resolveId: (source) => (source === id ? resolved : undefined),
    load(source) {
      if (source !== resolved) return undefined
      const addresses = locales.map((locale) => {
        const files = areas(join(folder, locale))
        for (const file of files) this.addWatchFile(file.path)
        const text = JSON.stringify(Object.fromEntries(files.map(({ area, path }) => [area, compiled(read(path))])))
        if (!isBuild)
          return `${JSON.stringify(locale)}: ${JSON.stringify(`data:application/json,${encodeURIComponent(text)}`)}`
        const reference = this.emitFile({ type: 'asset', name: `messages-${locale}.json`, source: text })
        return `${JSON.stringify(locale)}: import.meta.ROLLUP_FILE_URL_${reference}`
      })
      return `export default { ${addresses.join(', ')} }`
    },
  }
}

const read = (path) => JSON.parse(readFileSync(path, 'utf8'))

const areas = (folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ area: name.slice(0, -'.json'.length), path: join(folder, name) }))

function compiled(messages) {
  return Object.fromEntries(
    Object.entries(messages).map(([key, value]) => [
      key,
      typeof value === 'string'
        ? baseCompile(value, { jit: true, location: false, minify: true, mangle: true }).ast
        : compiled(value),
    ]),
  )
}
