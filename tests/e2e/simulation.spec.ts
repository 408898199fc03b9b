import type { Page } from '@playwright/test'
import { aCriterion, aGroup, anEvaluation, aVendor, outOf } from '../support/an-evaluation'
import { openBackup } from '../support/open-backup'
import { expect as hasty, expectAccessible, prefer, test } from '../support/page'

test.describe.configure({ timeout: 120_000 })
// Other tests compute too, and a million samples are work.
const expect = hasty.configure({ timeout: 30_000 })

/** P-SMAA-02: first with 2/7, 17/63, 4/9 and 0 of all weightings. */
const selection = anEvaluation()
  .withVendors(...['Aurora', '北辰', 'Cedar', 'Dune'].map((name, color) => aVendor(name, { color })))
  .withCriteria(
    aGroup('Fit', [aCriterion('Functions', { scale: outOf(10) })]),
    aGroup('Service', [aCriterion('Response', { scale: outOf(10) })]),
  )
  .withMarks({ Functions: [10, 8, 3, 5], Response: [0, 5, 9, 5] })
  .build()
const exact = { Aurora: 2 / 7, 北辰: 17 / 63, Cedar: 4 / 9, Dune: 0 }

const done = (page: Page, samples = '100,000') => page.getByText(`${samples} samples, seed`)
const rows = async (page: Page) => {
  const table = page.locator('figure details')
  if ((await table.getAttribute('open')) === null) await table.locator('summary').click()
  return table.locator('tbody tr').allInnerTexts()
}
const engine = (page: Page) => page.locator('[data-engine]').getAttribute('data-engine')

test('counts places within four standard errors of the exact values, the same after a reload', async ({ page }) => {
  const home = await openBackup(page, selection, 'en')
  await page.goto(`/#${home}/firmness/simulation`)
  await expect(done(page)).toBeVisible()
  await expect(page.locator('figcaption').first()).toContainText('Cedar is first in 44.')
  const before = await rows(page)
  expect(before).toHaveLength(4)
  for (const [name, share] of Object.entries(exact)) {
    const [, first] = /([\d.]+)\s*±/.exec(before.find((row) => row.includes(name))!)!
    const error = Math.sqrt((share * (1 - share)) / 100_000)
    expect(Math.abs(Number(first) / 100 - share)).toBeLessThan(4 * error + 0.0005)
  }
  await page.reload()
  await expect(done(page)).toBeVisible()
  expect(await rows(page)).toEqual(before)

  // Another seed, another answer; the first again, the first answer.
  const seed = page.getByRole('textbox', { name: 'Seed' })
  await seed.fill('77')
  await seed.press('Enter')
  await expect(page.getByText('seed 77')).toBeVisible()
  expect(await rows(page)).not.toEqual(before)
  await seed.fill('1')
  await seed.press('Enter')
  await expect(page.getByText('seed 1', { exact: false })).toBeVisible()
  await expect.poll(() => rows(page)).toEqual(before)
})

test('plain JavaScript, where WebAssembly is refused, gives the same numbers', async ({ page }) => {
  const home = await openBackup(page, selection, 'en')
  await page.goto(`/#${home}/firmness/simulation`)
  await expect(done(page)).toBeVisible()
  expect(await engine(page)).toBe('wasm')
  const expected = await rows(page)

  // A host that sends the page's policy with every file.
  await page.route('**/simulation-worker-*.js', async (route) => {
    const response = await route.fetch()
    await route.fulfill({
      response,
      headers: { ...response.headers(), 'content-security-policy': "script-src 'self'" },
    })
  })
  await page.reload()
  await expect(done(page)).toBeVisible()
  expect(await engine(page)).toBe('plain')
  expect(await rows(page)).toEqual(expected)
})

test('a host without headers, where only the page’s meta tag rules, lets the worker compile', async ({ page }) => {
  await page.route('**/*', async (route) => {
    const response = await route.fetch()
    const headers = Object.entries(response.headers()).filter(([name]) => name !== 'content-security-policy')
    await route.fulfill({ response, headers: Object.fromEntries(headers) })
  })
  const home = await openBackup(page, selection, 'en')
  await page.goto(`/#${home}/firmness/simulation`)
  await expect(done(page)).toBeVisible()
  expect(await engine(page)).toBe('wasm')
})

test('the newest question wins, however much the last one had asked for', async ({ page }) => {
  const home = await openBackup(page, selection, 'en')
  await page.goto(`/#${home}/firmness/simulation`)
  await expect(done(page)).toBeVisible()
  await page.getByText('1,000,000', { exact: true }).click()
  await page.getByRole('button', { name: 'Another seed' }).click()
  await page.getByRole('button', { name: 'Another seed' }).click()
  await expect(page.getByText('1,000,000 samples, seed 3')).toBeVisible()
  await page.getByText('In this order', { exact: true }).click()
  await page.getByText('10,000', { exact: true }).click()
  await expect(done(page, '10,000')).toBeVisible()
  await expect(page.locator('figcaption').first()).toContainText('keep the order of the criteria')
})

test('all by keyboard', async ({ page }) => {
  const home = await openBackup(page, selection, 'en')
  await page.goto(`/#${home}/firmness/simulation`)
  await expect(done(page)).toBeVisible()
  await page.getByRole('radio', { name: 'All, by criterion' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.locator('figcaption').first()).toContainText('drawn group by group')
  await page.keyboard.press('ArrowRight')
  await expect(page.locator('figcaption').first()).toContainText('within ± 30% of the present')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('textbox', { name: '± of each weight' })).toBeFocused()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('0')
  await page.keyboard.press('Enter')
  await expect(page.locator('figcaption').first()).toContainText('北辰 is first in 100.0% (± 0.0)')
})

for (const [locale, theme] of [
  ['en', 'light'],
  ['zh-CN', 'dark'],
] as const)
  test(`is accessible in ${locale}, ${theme}`, async ({ page }) => {
    await prefer(page, { locale, theme })
    const home = await openBackup(page, selection, locale)
    await page.goto(`/#${home}/firmness/simulation`)
    await expect(page.locator('figcaption').first()).toContainText('Cedar')
    await expectAccessible(page)
  })
