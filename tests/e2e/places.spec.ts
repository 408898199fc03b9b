import type { Page } from '@playwright/test'
import { expect, expectAccessible, prefer, test } from '../support/page'

const sample = { en: 'Open the sample', 'zh-CN': '打开示例' }
const inside = [
  '',
  '/criteria',
  '/vendors',
  '/scores',
  '/scores/cards',
  '/results',
  '/results/profile',
  '/results/compare',
  '/results/table',
  '/import',
  '/versions',
]

async function openSample(page: Page, locale: 'en' | 'zh-CN') {
  await page.goto('/')
  await page.getByRole('button', { name: sample[locale] }).click()
  await page.waitForURL(/#\/e\//)
  await expect(page.locator('h1')).toBeVisible()
}

// Words differ by language, colours by theme: two runs see all of both.
for (const [locale, theme] of [
  ['zh-CN', 'light'],
  ['en', 'dark'],
] as const)
  test(`every place is accessible in ${locale}, ${theme}`, async ({ page }) => {
    test.setTimeout(300_000)
    await prefer(page, { locale, theme })
    await page.goto('/')
    await expect(page.locator('h1')).toBeVisible()
    await expectAccessible(page)
    await page.goto('/#/help')
    await expect(page.locator('h2').first()).toBeVisible()
    await expectAccessible(page)
    await page.goto('/#/import')
    await expect(page.locator('h1')).toBeVisible()
    await expectAccessible(page)
    await openSample(page, locale)
    for (const place of inside) {
      await page.goto(`/#/e/e-sample-${locale}${place}`)
      await expect(page.locator('main h1')).toBeVisible()
      await expect(page).toHaveTitle(/ · /)
      await expectAccessible(page)
    }
  })

test('nothing but the matrix scrolls sideways on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await prefer(page, { locale: 'zh-CN' })
  await openSample(page, 'zh-CN')
  for (const place of inside.filter((p) => p !== '/scores')) {
    await page.goto(`/#/e/e-sample-zh-CN${place}`)
    await expect(page.locator('main h1')).toBeVisible()
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect([place, overflow]).toEqual([place, 0])
  }
})

test('the rules of scoring fit the narrowest screen, however long a name to choose is', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 })
  await prefer(page, { locale: 'en' })
  await openSample(page, 'en')
  await page.goto('/#/e/e-sample-en/criteria?view=rules')
  await expect(page.getByLabel('Add a group or criterion that decides…')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
})

test('an address nobody knows says so and leads home', async ({ page }) => {
  await prefer(page, { locale: 'en' })
  await page.goto('/#/e/e-nowhere/results')
  await expect(page.getByRole('heading', { name: 'This evaluation is not in this browser' }).first()).toBeVisible()
  await page.goto('/#/what/ever')
  await page.getByRole('link', { name: 'All evaluations' }).last().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Choose a vendor you can defend')
})

test('help leads back to the evaluation it was opened from', async ({ page }) => {
  await prefer(page, { locale: 'en' })
  await page.goto('/#/help')
  await expect(page.getByRole('link', { name: 'Back to the evaluation' })).toHaveCount(0)
  await openSample(page, 'en')
  await page.goto('/#/e/e-sample-en/vendors')
  await page.getByRole('navigation').getByRole('link', { name: 'Help' }).click()
  // A section of the page is no place to come back to.
  await page.getByRole('navigation', { name: 'On this page' }).getByRole('link').first().click()
  await page.getByRole('link', { name: 'Back to the evaluation' }).click()
  await expect(page).toHaveURL(/#\/e\/e-sample-en\/vendors$/)
})

test('a step that is empty does not point past itself', async ({ page }) => {
  await prefer(page, { locale: 'en' })
  await page.goto('/')
  await page.getByRole('button', { name: 'New evaluation' }).click()
  await page.getByRole('radio', { name: 'Blank' }).check()
  await page.getByRole('button', { name: 'Start with the criteria' }).click()
  await page.waitForURL(/\/criteria$/)
  const home = page.url().replace(/\/criteria$/, '')
  for (const place of ['criteria', 'vendors', 'scores', 'scores/cards']) {
    await page.goto(`${home}/${place}`)
    await expect(page.locator('main h1')).toBeVisible()
    await expect(page.getByRole('link', { name: /^Next:/ })).toHaveCount(0)
  }
  await page.goto(`${home}/vendors`)
  await page.getByLabel('Name of the vendor').fill('Aldermoor')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: 'Next: score them' })).toBeVisible()
})

test('back and forward go where one has been, and the title says where', async ({ page }) => {
  await prefer(page, { locale: 'en' })
  await openSample(page, 'en')
  await page.getByRole('link', { name: 'Vendors' }).first().click()
  await expect(page).toHaveTitle(/^Vendors · CRM selection/)
  await page.getByRole('link', { name: 'Results' }).first().click()
  await expect(page).toHaveTitle(/^Ranking · Results · CRM selection/)
  await page.goBack()
  await expect(page).toHaveTitle(/^Vendors/)
  await page.goForward()
  await page.getByRole('link', { name: 'Heat table' }).click()
  await expect(page).toHaveTitle(/^Heat table · Results/)
  await page.goto('/#/e/e-sample-en/firmness/flips')
  await expect(page).toHaveTitle(/^What it takes · Firmness/)
  // The list of keys belongs to the page it was asked for on.
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.goBack()
  await expect(page).toHaveTitle(/^Heat table/)
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('what takes the focus backwards is not beneath the top bar', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 500 })
  await prefer(page, { locale: 'en' })
  await openSample(page, 'en')
  await page.goto('/#/e/e-sample-en/results/profile?by=criterion')
  await page.locator('summary').last().focus()
  for (let i = 0; i < 12; i++) {
    await page.keyboard.press('Shift+Tab')
    const below = await page.evaluate(() => {
      const focused = document.activeElement!
      const top = (element: Element) => element.getBoundingClientRect()
      // The box around it, where the input itself is out of sight.
      return Math.round(top(focused.closest('label') ?? focused).top - top(document.querySelector('header')!).bottom)
    })
    expect(below).toBeGreaterThanOrEqual(0)
  }
})

for (const [list, row] of [
  ['criteria', 'Mobile use'],
  ['vendors', 'Aurora CRM'],
] as const)
  test(`back leads from an opened row of the ${list} to their list`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await prefer(page, { locale: 'en' })
    await openSample(page, 'en')
    const place = `/#/e/e-sample-en/${list}`
    const opened = page.getByRole('button', { name: row, exact: true })
    await page.goto(place)
    await opened.click()
    await expect(page.getByRole('heading', { name: row })).toBeVisible()
    await page.goBack()
    await expect(opened).toBeVisible()
    await expect(page).toHaveURL(place)
    await opened.click()
    await page.getByRole('button', { name: 'Back to the list' }).click()
    await expect(opened).toBeVisible()
    await page.goBack()
    await expect(page).toHaveTitle(/^Overview/)
  })

test('the focus goes to the next row when its row is deleted, to the heading after undo', async ({ page }) => {
  await prefer(page, { locale: 'en' })
  await openSample(page, 'en')
  await page.goto('/#/e/e-sample-en/vendors')
  await page.getByRole('button', { name: 'Delete Aurora CRM' }).press('Enter')
  await expect(page.getByRole('button', { name: '衡川销售云', exact: true })).toBeFocused()
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await expect(page.getByRole('button', { name: 'Aurora CRM', exact: true })).toBeVisible()
})

test('a dialog is answered with Enter on any field, and gives the focus back', async ({ page }) => {
  await prefer(page, { locale: 'en' })
  await page.goto('/')
  const opener = page.getByRole('button', { name: 'New evaluation' })
  await opener.click()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).press('Enter')
  await expect(opener).toBeFocused()
  await opener.press('Enter')
  await page.getByRole('radio').last().check()
  await page.getByRole('radio').last().press('Enter')
  await expect(page).toHaveURL(/criteria$/)
})

test('what is being typed is kept when the address is changed to another evaluation', async ({ page }) => {
  await prefer(page, { locale: 'en' })
  await openSample(page, 'en')
  const place = '/#/e/e-sample-en/scores/cards'
  await page.goto(place)
  const field = page.locator('.typed input').first()
  await field.fill('3')
  await page.evaluate(() => (location.hash = '#/e/e-nowhere/criteria'))
  await expect(page.getByRole('heading', { name: 'This evaluation is not in this browser' }).first()).toBeVisible()
  await page.goto(place)
  await expect(field).toHaveValue('3')
})

test('an evaluation opened with a key starts at its heading', async ({ page }) => {
  await prefer(page, { locale: 'en' })
  await page.goto('/')
  await page.getByRole('button', { name: 'Open the sample' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeFocused()
})

test('? lists the keys of the lists too', async ({ page }) => {
  await prefer(page, { locale: 'zh-CN' })
  await openSample(page, 'zh-CN')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toContainText('评分项与供应商列表中')
})

test('the language follows the browser and switches without a reload', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ locale: 'zh-TW', ...(baseURL && { baseURL }) })
  const page = await context.newPage()
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('选得公正，说得清楚')
  await page.evaluate(() => ((globalThis as { isStillHere?: boolean }).isStillHere = true))
  await page.getByLabel('语言').selectOption('en')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Choose a vendor you can defend')
  expect(await page.evaluate(() => (globalThis as { isStillHere?: boolean }).isStillHere)).toBe(true)
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Choose a vendor you can defend')
  await context.close()
})

test('on paper every vendor and every weight fits, whatever the width of the sheet', async ({ page }) => {
  await prefer(page, { locale: 'zh-CN' })
  await openSample(page, 'zh-CN')
  await page.setViewportSize({ width: 718, height: 1000 })
  await page.emulateMedia({ media: 'print' })
  for (const place of ['/scores', '/results/table', '/criteria']) {
    await page.goto(`/#/e/e-sample-zh-CN${place}`)
    await expect(page.locator('main h1')).toBeVisible()
    const last = page.locator(place === '/criteria' ? '.tree .row .global' : 'main thead th').last()
    const edge = async () => {
      const box = await last.boundingBox()
      return box ? box.x + box.width : Infinity
    }
    await expect.poll(edge, { message: place }).toBeLessThanOrEqual(718)
  }
  await expect(page.locator('.tree input[type=range]').first()).toBeHidden()
})

test('on a phone the rail keeps the current place in view', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await prefer(page, { locale: 'en' })
  await openSample(page, 'en')
  await page.goto('/#/e/e-sample-en/versions')
  await expect(page.locator('nav .here')).toHaveText('Versions')
  await expect(page.locator('nav .here')).toBeInViewport({ ratio: 1 })
})

test('on a phone one scores a vendor at a time, unless the matrix is asked for', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await prefer(page, { locale: 'en' })
  await openSample(page, 'en')
  const home = '/#/e/e-sample-en'
  await page.goto(`${home}/vendors`)
  await page.getByRole('navigation').getByRole('link', { name: 'Scores' }).click()
  await expect(page).toHaveURL(/scores\/cards\/v-/)
  await page.goBack()
  await expect(page).toHaveURL(/vendors$/)
  await page.goForward()
  await page.getByRole('link', { name: 'Matrix' }).click()
  await expect(page.getByRole('grid')).toBeVisible()
  await expect(page).toHaveURL(/scores\?view=matrix$/)
  await page.getByRole('navigation').getByRole('link', { name: 'Scores' }).click()
  await expect(page).toHaveURL(/scores\/cards\/v-/)
  await page.goto(`${home}/scores?vendor=v-yunqi&criterion=c-mobile`)
  await expect(page).toHaveURL(/scores\/cards\/v-yunqi\?criterion=c-mobile$/)
})

test('in a small window the cell in focus comes into sight', async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 480 })
  await prefer(page, { locale: 'en' })
  await openSample(page, 'en')
  await page.goto('/#/e/e-sample-en/scores?view=matrix')
  await page.locator('[role=grid] tbody tr[data-row="1"] [data-column="1"]').click()
  for (let i = 0; i < 14; i++) await page.keyboard.press('ArrowDown')
  const active = await page.locator('[aria-activedescendant]').getAttribute('aria-activedescendant')
  await expect(page.locator(`[id="${active}"]`)).toBeInViewport({ ratio: 1 })
})

test('what was deleted on the first page comes back with the keys for undo', async ({ page }) => {
  await prefer(page, { locale: 'en' })
  await openSample(page, 'en')
  await page.goto('/')
  await page.getByRole('button', { name: /^Delete/ }).click()
  await expect(page.getByRole('table')).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByRole('table')).toHaveCount(1)
})

test('a button that cannot be pressed yet is still legible', async ({ page }) => {
  await prefer(page, { locale: 'en' })
  await openSample(page, 'en')
  await page.goto('/#/e/e-sample-en/vendors')
  await page.getByRole('button', { name: 'Paste a list' }).click()
  const surface = await page
    .locator('dialog footer button:disabled')
    .evaluate((button) => getComputedStyle(button).backgroundColor)
  expect(surface).toBe('rgba(0, 0, 0, 0)')
})

test('a page that cannot be loaded is said, and so is an app that cannot', async ({ context }) => {
  // A page of its own: the browser reports every file that it could not load.
  const page = await context.newPage()
  await prefer(page, { locale: 'en' })
  await page.goto('/')
  await page.getByRole('button', { name: 'Open the sample' }).click()
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  await context.setOffline(true)
  await page.getByRole('link', { name: 'Versions' }).click()
  await expect(page.getByText('The browser did not carry this out')).toBeVisible()
  await context.setOffline(false)
  await page.route(/\.json$/, (route) => route.abort())
  await page.reload()
  await expect(page.getByText('Evenhand could not be loaded')).toBeVisible()
})
