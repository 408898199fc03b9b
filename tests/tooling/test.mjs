import './node-version.mjs'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { ensureBuild } from './build.mjs'
import { ensurePackages } from './install.mjs'
import { root, run } from './shell.mjs'

const vitestReport = '.cache/vitest.json'
const playwrightReport = '.cache/playwright.json'

const npm = (script) => (options) => run(`npm run --silent ${script}`, options)

const endToEnd = async () => {
  const { ensureBrowser } = await import('./browser.mjs')
  const browser = await ensureBrowser()
  if (!browser) {
    return { code: 1, output: 'No browser: install Chromium or Chrome, or set EVENHAND_BROWSER to its path.\n' }
  }
  console.log(`   browser: ${browser.path} (${browser.origin})`)
  return run('npm run --silent e2e', {
    env: { EVENHAND_BROWSER: browser.path, EVENHAND_E2E_PORT: String(await freePort()) },
  })
}

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

/** Steps of one stage run side by side, the stages one after another. */
const stages = [
  [
    ['type check', npm('typecheck')],
    ['lint and format', npm('lint')],
  ],
  [
    ['dead code', npm('dead-code')],
    [
      'unit and component',
      (options) => run(`vitest run --reporter=default --reporter=json --outputFile.json=${vitestReport}`, options),
    ],
  ],
  [['build', ensureBuild]],
  [['size', npm('size')]],
  [['end to end', endToEnd]],
]

const readReport = (file) =>
  existsSync(join(root, file)) ? JSON.parse(readFileSync(join(root, file), 'utf8')) : undefined

const countTests = () => {
  const vitest = readReport(vitestReport)
  const playwright = readReport(playwrightReport)?.stats
  return {
    passed: (vitest?.numPassedTests ?? 0) + (playwright?.expected ?? 0) + (playwright?.flaky ?? 0),
    failed: (vitest?.numFailedTests ?? 0) + (playwright?.unexpected ?? 0),
    skipped: (vitest?.numPendingTests ?? 0) + (vitest?.numTodoTests ?? 0) + (playwright?.skipped ?? 0),
  }
}

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`

/** @returns {Promise<string | undefined>} the step's name if it failed */
const runStep = async ([name, step], isQuiet) => {
  const start = performance.now()
  if (!isQuiet) console.log(`\n── ${name}`)
  const { code, output } = await step({ isQuiet })
  const mark = code === 0 ? '✓' : '✗'
  if (isQuiet) console.log(`\n── ${name}`)
  if (output) process.stdout.write(output)
  console.log(`${mark} ${name} ${seconds(start)}`)
  return code === 0 ? undefined : name
}

const start = performance.now()
await ensurePackages()
mkdirSync(join(root, '.cache'), { recursive: true })
for (const report of [vitestReport, playwrightReport]) rmSync(join(root, report), { force: true })

let failedSteps = []
for (const stage of stages) {
  const results = await Promise.all(stage.map((step) => runStep(step, stage.length > 1)))
  failedSteps = results.filter((name) => name !== undefined)
  if (failedSteps.length > 0) break
}

const { passed, failed, skipped } = countTests()
console.log(
  failedSteps.length > 0
    ? `\nFailed: ${failedSteps.join(', ')} (${seconds(start)})`
    : `\nEverything passed in ${seconds(start)}`,
)
// A step without tests, or one that broke before it could count, is a failure too.
const failures = failedSteps.length > 0 ? Math.max(1, failed) : failed
console.log(`${passed} passed, ${failures} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exit(failures > 0 ? 1 : 0)
