import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize, resolve, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

const compress = promisify(gzip)

const mediaTypes = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}
const compressible = /^(text\/|application\/(json|manifest)|image\/svg)/

/** The policy is written once, in the built page; a header adds what a meta tag cannot say and covers workers. */
const policyOf = (page) => {
  const [, policy = "default-src 'self'"] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page) ?? []
  return `${policy.replaceAll('&#39;', "'")}; frame-ancestors 'none'`
}

/**
 * The simulation's worker compiles a kernel of its own; its policy, which holds for that thread alone, allows this and
 * nothing else but scripts from here. The page's policy stays without 'wasm-unsafe-eval'.
 */
const workerPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'"
const simulationWorker = /[/\\]assets[/\\]simulation-worker-[\w-]+\.js$/

/** @returns {string | undefined} undefined: malformed, or outside the folder */
const fileFor = (folder, url) => {
  let path
  try {
    path = decodeURIComponent(new URL(url, 'http://localhost').pathname)
  } catch {
    return undefined
  }
  // A backslash is a separator on Windows only; no file of ours has one.
  if (path.includes('\0') || path.includes('\\')) return undefined
  const file = normalize(join(folder, path.endsWith('/') ? `${path}index.html` : path))
  return file.startsWith(folder + sep) ? file : undefined
}

/** @returns {import('node:http').RequestListener} */
const answerFrom = (folder, policy) => {
  const packed = new Map()
  return async (request, response) => {
    const refuse = (status, text) => {
      response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' })
      response.end(request.method === 'HEAD' ? undefined : `${text}\n`)
    }
    response.setHeader('Content-Security-Policy', policy)
    response.setHeader('X-Content-Type-Options', 'nosniff')
    response.setHeader('Referrer-Policy', 'no-referrer')
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD')
      return refuse(405, 'Method not allowed')
    }
    const file = fileFor(folder, request.url ?? '/')
    if (file === undefined) return refuse(400, 'Bad request')
    if (simulationWorker.test(file)) response.setHeader('Content-Security-Policy', workerPolicy)

    let content
    try {
      content = (await stat(file)).isFile() ? await readFile(file) : undefined
    } catch {
      content = undefined
    }
    if (content === undefined) return refuse(404, 'Not found')

    const tag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`
    // Names under assets/ carry a hash of their content; everything else is asked for anew.
    const isHashed = file.startsWith(join(folder, 'assets') + sep)
    response.setHeader('ETag', tag)
    response.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    response.setHeader('Vary', 'Accept-Encoding')
    if (request.headers['if-none-match'] === tag) return response.writeHead(304).end()

    const type = mediaTypes[extname(file).toLowerCase()] ?? 'application/octet-stream'
    response.setHeader('Content-Type', type)
    if (compressible.test(type) && /\bgzip\b/.test(String(request.headers['accept-encoding']))) {
      if (!packed.has(tag)) packed.set(tag, await compress(content))
      content = packed.get(tag)
      response.setHeader('Content-Encoding', 'gzip')
    }
    response.setHeader('Content-Length', content.byteLength)
    response.writeHead(200)
    response.end(request.method === 'HEAD' ? undefined : content)
  }
}

const listen = (server, port, host) =>
  new Promise((done, fail) => {
    server.once('error', fail)
    server.listen(port, host, () => {
      server.off('error', fail)
      done(server.address().port)
    })
  })

/**
 * Serves a folder. Ends with Ctrl-C or SIGTERM when `stop` is called.
 * @param {string} folder
 * @param {{ port: number, isStrict: boolean, host?: string }} place strict: this port or an EADDRINUSE error; else the next free one
 * @returns {Promise<{ port: number, address: string, stop: () => Promise<void> }>}
 */
export const serve = async (folder, { port, isStrict, host = '127.0.0.1' }) => {
  const home = resolve(folder)
  const policy = policyOf(await readFile(join(home, 'index.html'), 'utf8'))
  const server = createServer(answerFrom(home, policy))
  for (let candidate = port; ; candidate += 1) {
    try {
      const taken = await listen(server, candidate, host)
      return {
        port: taken,
        address: `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${taken}/`,
        stop: () =>
          new Promise((done) => {
            server.close(() => done())
            server.closeAllConnections()
          }),
      }
    } catch (error) {
      if (isStrict || error.code !== 'EADDRINUSE' || candidate >= port + 100) throw error
    }
  }
}

/** Ends quietly on Ctrl-C. */
export const untilStopped = (served) => {
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void served.stop().then(() => process.exit(0)))
}

// `node tests/tooling/serve.mjs [port]`: the end-to-end tests' server.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const dist = fileURLToPath(new URL('../../dist', import.meta.url))
  const served = await serve(dist, { port: Number(process.argv[2] ?? 4173), isStrict: true })
  untilStopped(served)
  console.log(served.address)
}
