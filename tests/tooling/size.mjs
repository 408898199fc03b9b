import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from './shell.mjs'

const page = {
  home: 'src/pages/home/HomePage.vue',
  import: 'src/pages/import/ImportPage.vue',
}
const importPieces = {
  'import, reading': /^src\/io\/table\//,
  'import, a table': /^src\/io\/import\/plan-/,
  'import, a backup': /^src\/io\/(evaluation-schema|evaluation-json)\.ts/,
}
const chartLibrary = /node_modules\/(chart\.js|@kurkle)\//

/**
 * Where the chapters after the matrix begin: how weights are found, how firm the ranking is, the committee, what is
 * locked. Their code is loaded by those alone who go there.
 */
const laterChapters =
  /^src\/(pages\/(weights|firmness|committee|score-alone|results\/ranking\/ReceiptList)|components\/criteria\/LockDialog|io\/(digest|locked-text))/

/** In KB (1,024 bytes) of JavaScript after gzip. The matrix: from the first screen to the exported file, charts and all. */
const limits = { 'first screen': 80, charts: 65, import: 20, matrix: 260, 'later chapters': 105 }

const fail = (text) => {
  console.error(text)
  process.exit(1)
}

const dist = join(root, 'dist')
const read = (file) => {
  if (!existsSync(join(dist, file))) fail(`dist/${file} is missing: run npm run build first.`)
  return JSON.parse(readFileSync(join(dist, file), 'utf8'))
}
const manifest = read('.vite/manifest.json')
/** chunk file → paths of its modules */
const contents = read('.vite/contents.json')

const chunkOf = (key) =>
  manifest[key] ?? fail(`No chunk for ${key}: correct the table on top of tests/tooling/size.mjs.`)

/** The chunk of a page and everything that loads with it, as keys of the manifest. */
const closure = (key, seen = new Set(), follow = (chunk) => chunk.imports ?? []) => {
  if (seen.has(key)) return seen
  seen.add(key)
  for (const next of follow(chunkOf(key))) closure(next, seen, follow)
  return seen
}

const matrix = new Set()
closure('index.html', matrix, ({ imports = [], dynamicImports = [] }) =>
  [...imports, ...dynamicImports].filter((key) => !laterChapters.test(key)),
)

const filesOf = (keys) => new Set([...keys].map((key) => chunkOf(key).file).filter((file) => file.endsWith('.js')))
const holding = (pattern) =>
  Object.keys(contents).filter((file) => contents[file].some((module) => pattern.test(module)))

const sizes = new Map()
const sizeOf = (file) => {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(join(dist, file))).length / 1024)
  return sizes.get(file)
}
const total = (files) => [...files].reduce((sum, file) => sum + sizeOf(file), 0)
const without = (files, others) => new Set([...files].filter((file) => !others.has(file)))

const start = filesOf([...closure('index.html'), ...closure(page.home)])
const firstScreen = start

const charts = new Set(holding(chartLibrary))
if (charts.size === 0) fail('No chunk holds chart.js: correct the table on top of tests/tooling/size.mjs.')
const chartsInStart = [...charts].filter((file) => start.has(file))
if (chartsInStart.length > 0)
  fail(`chart.js loads with the first screen, in ${chartsInStart.join(', ')}: import it lazily.`)

// The wizard comes in pieces, each when it is needed: the page, then what reads and plans a table, or a backup.
const known = new Set([...closure('index.html'), ...closure(page.home)])
const pieces = Object.entries(importPieces).map(([name, pattern]) => {
  const files = new Set(holding(pattern))
  if (files.size === 0) fail(`No chunk holds ${pattern}: correct the table on top of tests/tooling/size.mjs.`)
  return [name, files]
})
const importPage = without(filesOf([...closure(page.import)].filter((key) => !known.has(key))), start)

// Workers are not in the manifest: the folder knows all.
const scripts = readdirSync(dist, { recursive: true })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.js'))

const rows = Object.entries({
  'first screen': firstScreen,
  charts,
  'import page': importPage,
  ...Object.fromEntries(pieces),
  matrix: filesOf(matrix),
  'later chapters': without(new Set(scripts), filesOf(matrix)),
}).map(([name, files]) => ({ name, files, size: total(files), limit: limits[name] ?? limits.import }))

const column = (text, width) => String(text).padStart(width)
console.log(`${'JavaScript, gzip'.padEnd(16)}${column('KB', 8)}${column('limit', 8)}   chunks`)
for (const { name, files, size, limit } of rows) {
  const chunks = files.size > 8 ? `${files.size}` : [...files].map((file) => file.replace('assets/', '')).join(' ')
  const mark = size <= limit ? ' ' : '✗'
  console.log(`${name.padEnd(16)}${column(size.toFixed(1), 8)}${column(limit, 8)} ${mark} ${chunks}`)
}

const over = rows.filter(({ size, limit }) => size > limit)
if (over.length > 0) fail(`Too large: ${over.map(({ name }) => name).join(', ')}.`)
