import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { posix, relative, sep } from 'node:path'
import { root } from './shell.mjs'

const onceVue = 'Vue and Pinia begin at stores/: what lies below must run in a test, a worker and Node without them'

/**
 * The rooms of src, bottom to top.
 * `rooms`: may be imported; `types`: only with `import type`; `packages`: undefined = any.
 */
export const rooms = {
  domain: {
    rooms: [],
    packages: [],
    why: 'domain/ is pure decision maths: it imports domain/ only and reads no clock, chance or DOM; pass them in',
  },
  io: {
    rooms: ['domain'],
    packages: ['papaparse', 'valibot', '@noble/hashes'],
    why: 'io/ turns bytes into documents: it imports domain/ only',
  },
  storage: {
    rooms: ['domain', 'io'],
    packages: ['idb', 'valibot'],
    why: 'storage/ keeps documents: it imports domain/ and io/ only',
  },
  workers: { rooms: ['domain'], packages: [], why: 'workers/ runs domain/ on another thread: it imports domain/ only' },
  i18n: {
    rooms: [],
    types: ['domain'],
    packages: ['vue-i18n', 'virtual:message-files'],
    why: 'i18n/ is words and formats: it imports types of domain/ only',
  },
  stores: {
    rooms: ['domain', 'io', 'storage', 'workers', 'i18n'],
    why: 'stores/ sits below components/ and pages/: it may not know them',
  },
  components: {
    rooms: ['i18n', 'domain'],
    forbidden: ['pinia', 'idb', 'papaparse', 'valibot'],
    why: 'components/ take props and emit events: they import i18n/, domain/ and each other; a page hands them results of a store',
  },
  pages: {
    rooms: ['stores', 'components', 'i18n', 'domain'],
    types: ['io', 'storage', 'workers'],
    forbidden: ['idb', 'papaparse', 'valibot'],
    why: 'pages/ join stores/ and components/: the files and storage behind them are reached through a store',
  },
}

/** @returns {string | undefined} the path inside src, with slashes */
const insideSrc = (file) => {
  const path = relative(root, file).split(sep).join('/')
  return path.startsWith('src/') ? path.slice(4) : undefined
}

const roomOf = (path) => (path?.includes('/') ? path.slice(0, path.indexOf('/')) : undefined)

/** @returns {string | undefined} where an import leads inside src; undefined for a package */
const targetOf = (from, source) => {
  if (source.startsWith('@/')) return source.slice(2)
  return source.startsWith('.') ? posix.normalize(posix.join(posix.dirname(from), source)) : undefined
}

const packageOf = (source) =>
  source
    .split('/')
    .slice(0, source.startsWith('@') ? 2 : 1)
    .join('/')

const isTypeOnly = (node) =>
  node.type === 'TSImportType' ||
  node.importKind === 'type' ||
  node.exportKind === 'type' ||
  (node.specifiers?.length > 0 &&
    node.specifiers.every((one) => one.importKind === 'type' || one.exportKind === 'type'))

/** @returns {string | undefined} what is wrong with an import, in words */
const complaint = (from, source, node) => {
  const home = roomOf(from)
  const wall = rooms[home]
  if (!wall)
    return home === undefined ? undefined : `src/${home}/ is no room of DESIGN.md: add it to the table of walls first`

  const target = targetOf(from, source)
  if (target === undefined) {
    const name = packageOf(source)
    const isVue = /^(vue|pinia|vue-router|@vueuse\/.*)$/.test(name)
    const isAllowed = wall.packages ? wall.packages.includes(name) : !wall.forbidden?.includes(name)
    if (isAllowed) return undefined
    return isVue && wall.packages
      ? `${home}/ may not import ${name}: ${onceVue}.`
      : `${home}/ may not import ${name}: ${wall.why}.`
  }
  if (target.startsWith('../')) {
    // Packs are data beside src; nothing else out there belongs into the app.
    return target.startsWith('../criteria/')
      ? undefined
      : `src/ may not import ${source}: it holds all the code of the app.`
  }

  const room = roomOf(target) ?? target
  if (room === home) {
    return source.startsWith('@/')
      ? `Inside ${home}/ import by a relative path, so that the folder reads as one.`
      : undefined
  }
  if (!wall.rooms.includes(room)) {
    if (!wall.types?.includes(room)) return `${home}/ may not import ${room}/: ${wall.why}.`
    if (!isTypeOnly(node)) return `${home}/ may import types of ${room}/ only (import type): ${wall.why}.`
  }
  return source.startsWith('@/') ? undefined : `From another room import by '@/${target}': the wall is then visible.`
}

const imports = {
  meta: { type: 'problem', schema: [], messages: { wall: '{{ complaint }}' } },
  create(context) {
    const from = insideSrc(context.filename)
    if (from === undefined) return {}
    const check = (node) => {
      if (typeof node.source?.value !== 'string') return
      const text = complaint(from, node.source.value.replace(/\?.*$/, ''), node)
      if (text) context.report({ node: node.source, messageId: 'wall', data: { complaint: text } })
    }
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      TSImportType: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    }
  },
}

// ESLint's cache knows a plugin by name and version: the version is this file.
const version = createHash('sha256')
  .update(readFileSync(new URL(import.meta.url)))
  .digest('hex')
  .slice(0, 12)

export const walls = { meta: { name: 'walls', version }, rules: { imports } }
