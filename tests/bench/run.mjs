// Usage: npm run bench [-- word]   runs the files whose name contains the word.
import '../tooling/node-version.mjs'
import { existsSync, readdirSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'

// Before Vue is loaded: its development build is several times slower.
process.env.NODE_ENV = 'production'

const { ensurePackages } = await import('../tooling/install.mjs')
const { root } = await import('../tooling/shell.mjs')
await ensurePackages()

const filter = process.argv[2] ?? ''
const filesIn = (folder, ending) => {
  const path = join(root, 'tests/bench', folder)
  if (!existsSync(path)) return []
  return readdirSync(path)
    .filter((name) => name.endsWith(ending) && name.includes(filter))
    .sort()
    .map((name) => join(path, name))
}

/** @type {import('./figure').Stopwatch} */
const stopwatch = {
  time: async (work, rounds = 50) => {
    // As often as it is timed: the optimising compiler comes late.
    for (let round = 0; round < rounds; round += 1) await work()
    const times = []
    for (let round = 0; round < rounds; round += 1) {
      const start = performance.now()
      await work()
      times.push(performance.now() - start)
    }
    times.sort((a, b) => a - b)
    const at = (share) => times[Math.min(times.length - 1, Math.floor(share * times.length))]
    return { p50: at(0.5), p95: at(0.95) }
  },
}

const round = (x) => (x >= 100 ? x.toFixed(0) : x >= 10 ? x.toFixed(1) : x >= 1 ? x.toFixed(2) : x.toPrecision(2))
const wide = (text) => [...text].reduce((width, sign) => width + (/[\u2e80-\uffef]/.test(sign) ? 2 : 1), 0)
const cell = (text, width) => text + ' '.repeat(Math.max(0, width - wide(text)))

let misses = 0
let count = 0
const head = ['name', 'figure', 'baseline', 'ratio', 'target']
const widths = [58, 12, 40, 8, 0]
const line = (cells) =>
  console.log(
    cells
      .map((text, index) => cell(text, widths[index]))
      .join('  ')
      .trimEnd(),
  )

/** @param {import('./figure').Figure} figure */
const report = ({ name, value, unit, baseline, target }) => {
  const ratio = baseline && value / baseline.value
  const targets = []
  let isMissed = false
  if (target?.value !== undefined) {
    targets.push(`≤ ${target.value} ${unit}`)
    isMissed ||= value > target.value
  }
  if (target?.ratio !== undefined) {
    targets.push(`≤ ${target.ratio}×`)
    isMissed ||= ratio === undefined || ratio > target.ratio
  }
  count += 1
  if (isMissed) misses += 1
  line([
    name,
    `${round(value)} ${unit}`,
    baseline ? `${round(baseline.value)} ${unit} ${baseline.name}` : '',
    ratio === undefined ? '' : `${round(ratio)}×`,
    targets.length > 0 ? `${targets.join(', ')} ${isMissed ? '✗' : '✓'}` : '',
  ])
}

const nodeBenches = filesIn('node', '.bench.ts')
const browserBenches = filesIn('browser', '.mjs')
if (nodeBenches.length + browserBenches.length === 0) {
  console.error(filter ? `No benchmark file has "${filter}" in its name.` : 'There are no benchmarks yet.')
  process.exit(1)
}

const [cpu] = cpus()
console.log(
  `${cpu?.model.trim() ?? 'unknown processor'} × ${cpus().length}, ${round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${process.arch}, Node ${process.versions.node}\n`,
)
line(head)

if (nodeBenches.length > 0) {
  // Bundled like the app, so that what is timed is the app's code and not a test runner's module wrapper.
  const { build } = await import('vite')
  const outDir = join(root, '.cache/bench')
  await build({
    root,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      minify: false,
      manifest: false,
      copyPublicDir: false,
      rolldownOptions: {
        input: Object.fromEntries(nodeBenches.map((file) => [basename(file, '.ts'), file])),
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  })
  for (const file of nodeBenches) {
    const { run } = await import(pathToFileURL(join(outDir, basename(file).replace(/\.ts$/, '.mjs'))).href)
    await run(report, stopwatch)
  }
}

if (browserBenches.length > 0) {
  const { ensureBuild } = await import('../tooling/build.mjs')
  const { ensureBrowser, launchArguments } = await import('../tooling/browser.mjs')
  const { serve } = await import('../tooling/serve.mjs')
  const { chromium } = await import('playwright')
  if ((await ensureBuild({ isQuiet: true })).code !== 0) {
    console.error('The build failed: run npm run build to see why.')
    process.exit(1)
  }
  const found = await ensureBrowser()
  const served = await serve(join(root, 'dist'), { port: 4390, isStrict: false })
  const browser = await chromium.launch({ args: launchArguments, ...(found ? { executablePath: found.path } : {}) })
  console.log(`browser: ${found?.path ?? "Playwright's own"} ${browser.version()}`)
  for (const file of browserBenches) {
    const { run } = await import(pathToFileURL(file).href)
    // Each file opens its own contexts: `run(report, { browser, address, stopwatch })`.
    await run(report, { browser, address: served.address, stopwatch })
  }
  await browser.close()
  await served.stop()
}

console.log(misses === 0 ? `\n${count} figures, every target met` : `\n${count} figures, ${misses} beyond target`)
// A figure depends on the machine: a missed target is told, it does not fail the command.
