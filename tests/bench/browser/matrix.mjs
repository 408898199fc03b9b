// The score matrix in a real browser: how long until it shows, and from a key press to repainted totals.
import { chromium } from 'playwright'
import { findBrowser, launchArguments } from '../../tooling/browser.mjs'
import { backupOf, seed } from '../backup.mjs'

const quantile = (times, share) =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(share * times.length))]

/**
 * ms between two keys, as hands have them. After a frame in which nothing changed Chromium gives the next one only in
 * the rhythm of a display, whatever it was told: a key that follows at once would wait for that.
 */
const rest = 40

/** From a click on the rail to the painted matrix, its code already loaded. */
const timeToShow = async (page, home, rounds) => {
  const times = []
  for (let round = 0; round <= rounds; round += 1) {
    await page.goto(home)
    await page.locator('h1').first().waitFor()
    const time = await page.evaluate(
      (scores) =>
        new Promise((done) => {
          const start = performance.now()
          location.hash = scores
          const look = () => {
            if (!document.querySelector('[role=grid] tbody td')) return requestAnimationFrame(look)
            const channel = new MessageChannel()
            channel.port1.onmessage = () => done(performance.now() - start)
            channel.port2.postMessage(0)
          }
          requestAnimationFrame(look)
        }),
      `${new URL(home).hash}/scores?view=matrix`,
    )
    if (round > 0) times.push(time)
  }
  return quantile(times, 0.5)
}

const timeToShowInputs = async (page, rows, columns, rounds) => {
  const times = []
  for (let round = 0; round <= rounds; round += 1) {
    await page.goto('about:blank')
    const time = await page.evaluate(
      ([rowCount, columnCount]) =>
        new Promise((done) => {
          const start = performance.now()
          const row = (r) =>
            `<tr><th>Criterion ${r}</th>${`<td><input value="3" size="3"></td>`.repeat(columnCount)}</tr>`
          document.body.innerHTML = `<table>${Array.from({ length: rowCount }, (_, r) => row(r)).join('')}</table>`
          requestAnimationFrame(() => {
            const channel = new MessageChannel()
            channel.port1.onmessage = () => done(performance.now() - start)
            channel.port2.postMessage(0)
          })
        }),
      [rows, columns],
    )
    if (round > 0) times.push(time)
  }
  return quantile(times, 0.5)
}

/** The same in a bare table with an input a cell, whose totals are summed anew with every key. */
const timeInputKeys = async (page, rows, columns, presses) => {
  await page.goto('about:blank')
  await page.evaluate(
    ([rowCount, columnCount]) => {
      const row = (r) => `<tr><th>Criterion ${r}</th>${'<td><input value="3" size="3"></td>'.repeat(columnCount)}</tr>`
      const rowsText = Array.from({ length: rowCount }, (_, r) => row(r)).join('')
      document.body.innerHTML = `<table>${rowsText}<tfoot><tr><th>Total</th>${'<td>3</td>'.repeat(columnCount)}</tr></tfoot></table>`
      const inputs = [...document.querySelectorAll('input')]
      const totals = [...document.querySelectorAll('tfoot td')]
      window.benchKeys = []
      window.benchWaiting = new Map()
      addEventListener(
        'keydown',
        (event) => {
          const at = inputs.indexOf(document.activeElement)
          inputs[at].value = String(1 + (window.benchKeys.length % 5))
          totals.forEach((total, column) => {
            let sum = 0
            for (let i = column; i < inputs.length; i += columnCount) sum += Number(inputs[i].value)
            total.textContent = (sum / rowCount).toFixed(2)
          })
          inputs[(at + columnCount) % inputs.length].focus()
          requestAnimationFrame(() => {
            const channel = new MessageChannel()
            channel.port1.onmessage = () => {
              const time = performance.now() - event.timeStamp
              setTimeout(() => {
                const length = window.benchKeys.push(time)
                window.benchWaiting.get(length)?.(time)
              }, window.benchRest)
            }
            channel.port2.postMessage(0)
          })
        },
        true,
      )
      inputs[0].focus()
    },
    [rows, columns],
  )
  const times = []
  for (let count = 1; count <= presses; count += 1) {
    await page.keyboard.press('Enter')
    times.push(
      await page.evaluate(
        (n) => window.benchKeys[n - 1] ?? new Promise((done) => window.benchWaiting.set(n, done)),
        count,
      ),
    )
  }
  const warm = times.slice(5)
  return { p50: quantile(warm, 0.5), p95: quantile(warm, 0.95) }
}

/**
 * Types levels down a column, one key at a time: the next is pressed when the page has come to rest. Only Enter counts,
 * where it changes the totals: from the key's own time stamp to the task after the frame in which they stand.
 */
const timeKeys = async (page, presses) => {
  await page.evaluate(() => {
    const totals = () => document.querySelector('[role=grid] tfoot tr').textContent
    window.benchKeys = []
    window.benchWaiting = new Map()
    addEventListener(
      'keydown',
      (event) => {
        if (event.key === 'Control') return
        const before = totals()
        requestAnimationFrame(() => {
          const channel = new MessageChannel()
          channel.port1.onmessage = () => {
            const time = performance.now() - event.timeStamp
            const hasChanged = totals() !== before
            // Saving goes on behind; it must not stand in the way of the next key.
            requestIdleCallback(
              () =>
                setTimeout(() => {
                  const length = window.benchKeys.push({ time, hasChanged })
                  window.benchWaiting.get(length)?.({ time, hasChanged })
                }, window.benchRest),
              { timeout: 200 },
            )
          }
          channel.port2.postMessage(0)
        })
      },
      true,
    )
  })
  let count = 0
  const press = async (key) => {
    await page.keyboard.press(key)
    count += 1
    // Not `waitForFunction`: it looks in every frame, and so has the page draw frames without end.
    return page.evaluate(
      (n) => window.benchKeys[n - 1] ?? new Promise((done) => window.benchWaiting.set(n, done)),
      count,
    )
  }
  const times = []
  await page.locator('[role=grid] tbody tr[data-row="1"] [data-column="1"]').click()
  const perColumn = 25
  for (let i = 0; i < presses; i += 1) {
    if (i % perColumn === 0 && i > 0) {
      await press('Control+Home')
      for (let right = 0; right < 1 + i / perColumn; right += 1) await press('ArrowRight')
    }
    // Far from what was there, so that the totals change in the decimal that shows.
    const old = await page.evaluate(() => {
      const active = document.activeElement?.getAttribute('aria-activedescendant')
      return active ? document.getElementById(active)?.textContent : ''
    })
    await press(Number(old) > 3 ? '1' : '5')
    const { time, hasChanged } = await press('Enter')
    if (hasChanged) times.push(time)
  }
  if (times.length < presses / 2) throw new Error(`only ${times.length} of ${presses} key presses changed the totals`)
  const warm = times.slice(5)
  return { p50: quantile(warm, 0.5), p95: quantile(warm, 0.95), count: warm.length }
}

export const run = async (report, { address }) => {
  // Frames as fast as they come: with a display's rhythm, waiting for it would be most of what is measured.
  const found = findBrowser()
  const browser = await chromium.launch({
    args: [...launchArguments, '--disable-gpu-vsync', '--disable-frame-rate-limit'],
    ...(found ? { executablePath: found.path } : {}),
  })
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1440, height: 900 } })
  await context.addInitScript(`window.benchRest = ${rest}`)
  const page = await context.newPage()

  const large = await seed(page, address, backupOf('200 × 20', 200, 20))
  const inputs = await timeToShowInputs(page, 200, 20, 5)
  report({
    name: 'matrix 200 × 20: first paint',
    value: await timeToShow(page, large, 7),
    unit: 'ms',
    baseline: { name: 'bare table of 4,000 inputs', value: inputs },
    target: { ratio: 0.5 },
  })

  const small = await seed(page, address, backupOf('8 × 30', 30, 8))
  for (const [name, home, rows, columns] of [
    ['200 × 20', large, 200, 20],
    ['8 × 30, ranking in view', small, 30, 8],
  ]) {
    const bare = await timeInputKeys(page, rows, columns, 60)
    const baseline = (value) => ({ name: `bare table of ${rows * columns} inputs`, value })
    await page.goto(`${home}/scores?view=matrix`)
    await page.reload()
    await page.locator('[role=grid] tbody td').first().waitFor()
    const { p50, p95, count } = await timeKeys(page, 150)
    report({
      name: `matrix ${name}: key to totals, p50 of ${count}`,
      value: p50,
      unit: 'ms',
      baseline: baseline(bare.p50),
      target: { value: 8 },
    })
    report({
      name: `matrix ${name}: key to totals, p95`,
      value: p95,
      unit: 'ms',
      baseline: baseline(bare.p95),
      target: { value: 17 },
    })
  }
  await browser.close()
}
