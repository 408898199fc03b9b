import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serve } from '../../tooling/serve.mjs'

const folder = mkdtempSync(join(tmpdir(), 'evenhand-serve-'))
let served: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  mkdirSync(join(folder, 'dist/assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  const policy = 'default-src &#39;none&#39;; script-src &#39;self&#39;'
  writeFileSync(join(folder, 'dist/index.html'), `<meta http-equiv="Content-Security-Policy" content="${policy}">`)
  writeFileSync(join(folder, 'dist/assets/main-1a2b.js'), 'export {}')
  served = await serve(join(folder, 'dist'), { port: 0, isStrict: true })
})

afterAll(async () => {
  await served.stop()
  rmSync(folder, { recursive: true })
})

/** Without the tidying that `fetch` does to an address. */
const rawStatus = (path: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(served.port, '127.0.0.1', () => {
      socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)
    })
    socket.on('data', (chunk) => (answer += chunk.toString()))
    socket.on('end', () => resolve(answer))
    socket.on('error', reject)
  })

describe('the static server', () => {
  it('serves the page at / with the policy of its meta tag and frame-ancestors', async () => {
    const response = await fetch(served.address)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; frame-ancestors 'none'",
    )
  })

  it('serves scripts as scripts and lets only hashed names be kept', async () => {
    const script = await fetch(`${served.address}assets/main-1a2b.js`)
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(script.headers.get('cache-control')).toContain('immutable')
    expect((await fetch(served.address)).headers.get('cache-control')).toBe('no-cache')
  })

  it('answers 304 to the tag that it gave', async () => {
    const tag = (await fetch(served.address)).headers.get('etag') ?? ''
    expect((await fetch(served.address, { headers: { 'if-none-match': tag } })).status).toBe(304)
  })

  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/assets/..%5c..%5csecret.txt', '/%00', '/%zz'])(
    'gives nothing away for %s',
    async (path) => {
      const answer = await rawStatus(path)
      expect(answer).toMatch(/^HTTP\/1\.1 40[04] /)
      expect(answer).not.toContain('secret')
    },
  )

  it('answers 404 for what is not there and 405 for a change', async () => {
    expect((await fetch(`${served.address}nothing.js`)).status).toBe(404)
    expect((await fetch(served.address, { method: 'POST' })).status).toBe(405)
  })

  it('takes the next free port unless told to be strict', async () => {
    const second = await serve(join(folder, 'dist'), { port: served.port, isStrict: false })
    expect(second.port).toBeGreaterThan(served.port)
    await second.stop()
    await expect(serve(join(folder, 'dist'), { port: served.port, isStrict: true })).rejects.toThrow('EADDRINUSE')
  })
})
