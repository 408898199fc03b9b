// The firmness page at 50 vendors × 200 criteria × 6 evaluators: how long does it hold up a click at most?
import { backupOf, seed } from '../backup.mjs'

const views = ['sweep', 'tornado', 'flips', 'simulation', 'dominance', 'scenarios']

/** Until the page has had nothing to do for a while: what goes on behind is work, too. */
const rest = (page) =>
  page.evaluate(
    () =>
      new Promise((done) => {
        let quiet = 0
        let last = performance.now()
        const look = () => {
          const now = performance.now()
          const main = document.querySelector('main')
          const isBusy =
            now - last > 60 ||
            !main ||
            main.querySelector('[aria-busy=true]') ||
            /Working it out/.test(main.textContent)
          quiet = isBusy ? 0 : quiet + 1
          last = now
          if (quiet > 30) done()
          else setTimeout(look, 50)
        }
        look()
      }),
  )

/**
 * Tasks of the page's thread while something is done, in ms of processor time, so that what other programs take does
 * not count (long-task entries would have it, and know nothing below 50 ms).
 */
const tasksOf = async (browser, page, act) => {
  await browser.startTracing(page, { categories: ['toplevel'] })
  await act()
  await rest(page)
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString())
  const own = traceEvents.filter((event) => event.ph === 'X' && /RunTask$/.test(event.name))
  const threads = traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
  const times = threads.map(({ pid, tid }) =>
    own.filter((task) => task.pid === pid && task.tid === tid).map((task) => (task.tdur ?? task.dur) / 1000),
  )
  // Of several renderers (the browser has its own pages) the one that worked most.
  const sum = (list) => list.reduce((a, b) => a + b, 0)
  const [busiest = [0]] = times.toSorted((a, b) => sum(b) - sum(a))
  return { longest: Math.max(0, ...busiest), sum: sum(busiest) }
}

export const run = async (report, { browser, address }) => {
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const home = await seed(page, address, backupOf('50 × 200 × 6', 200, 50, 6))
  const go = (path) => page.evaluate((hash) => void (location.hash = hash), `${new URL(home).hash}/${path}`)
  const tell = (name, { longest, sum }) =>
    report({
      name,
      value: longest,
      unit: 'ms',
      baseline: { name: 'all of it in one piece', value: sum },
      target: { value: 50 },
    })

  // Something to undo while the page is looked at.
  await page.goto(`${home}/criteria`)
  const weight = page.locator('main input[inputmode=decimal]').first()
  await weight.fill('33')
  await weight.press('Enter')
  await rest(page)
  for (const view of views) {
    await page.goto(home)
    await rest(page)
    const opened = await tasksOf(browser, page, () => go(`firmness/${view}`))
    tell(`firmness 50 × 200, ${view}: longest block`, opened)
  }
  await go('firmness/flips')
  await rest(page)
  const edited = await tasksOf(browser, page, async () => {
    await page.locator('h1').click()
    await page.keyboard.press('ControlOrMeta+z')
  })
  tell('firmness 50 × 200, after an edit: longest block', edited)
  await context.close()
}
