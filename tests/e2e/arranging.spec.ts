import type { Locator, Page } from '@playwright/test'
import { aCriterion, aGroup, anEvaluation } from '../support/an-evaluation'
import { openBackup } from '../support/open-backup'
import { expect, test } from '../support/page'

const filler = Array.from({ length: 24 }, (_, i) => aCriterion(`Detail ${i + 1}`))
const selection = anEvaluation()
  .withVendors('North', 'South', 'West')
  .withCriteria(
    aGroup('Fit', [aCriterion('Functions'), aCriterion('Openness')]),
    aGroup('Cost', [aCriterion('Licence')]),
    aGroup('Rest', filler),
  )
  .build()

const grip = (page: Page, name: string) => page.getByRole('row', { name }).locator('.grip')
const middle = async (place: Locator) => {
  const box = (await place.boundingBox())!
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, height: box.height }
}
const names = (page: Page) =>
  page.getByRole('row').evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label')).filter(Boolean))
const vendors = (page: Page) =>
  page.locator('[data-vendor] .text').evaluateAll((texts) => texts.map((text) => text.textContent?.trim()))

/** @param share how far down the row it is let go, 0 at the upper edge */
async function dragTo(page: Page, from: Locator, onto: Locator, share: number) {
  await onto.scrollIntoViewIfNeeded()
  await from.scrollIntoViewIfNeeded()
  const start = await middle(from)
  const end = (await onto.boundingBox())!
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(start.x + 5, start.y + 5)
  await page.mouse.move(end.x + 40, end.y + end.height * share, { steps: 5 })
}

test('criteria and vendors are dragged with a mouse, and Escape lets them stay', async ({ page }) => {
  const home = await openBackup(page, selection, 'en')
  await page.goto(`/#${home}/criteria`)
  const cost = page.getByRole('row', { name: 'Cost' })
  await expect(cost).toBeVisible()

  await dragTo(page, grip(page, 'Openness'), cost, 0.5)
  await expect(cost).toHaveClass(/drop-inside/)
  await page.keyboard.press('Escape')
  await expect(cost).not.toHaveClass(/drop-/)
  await page.mouse.up()
  expect((await names(page)).slice(0, 5)).toEqual(['Fit', 'Functions', 'Openness', 'Cost', 'Licence'])

  await dragTo(page, grip(page, 'Openness'), cost, 0.5)
  await page.mouse.up()
  await expect
    .poll(async () => (await names(page)).slice(0, 5))
    .toEqual(['Fit', 'Functions', 'Cost', 'Licence', 'Openness'])
  await page.getByRole('button', { name: /^Undo/ }).first().click()
  await expect.poll(async () => (await names(page)).slice(0, 3)).toEqual(['Fit', 'Functions', 'Openness'])

  // A group goes into no criterion of its own.
  await dragTo(page, grip(page, 'Fit'), page.getByRole('row', { name: 'Functions' }), 0.6)
  await expect(page.locator('[class*=drop-]')).toHaveCount(0)
  await page.mouse.up()

  await page.goto(`/#${home}/vendors`)
  await dragTo(page, page.locator('[data-vendor]').nth(0).locator('.grip'), page.locator('[data-vendor]').nth(2), 0.9)
  await page.mouse.up()
  await expect.poll(() => vendors(page)).toEqual(['South', 'West', 'North'])
})

test('the page follows what is held at its edge', async ({ page }) => {
  await page.setViewportSize({ width: 1200, height: 600 })
  const home = await openBackup(page, selection, 'en')
  await page.goto(`/#${home}/criteria`)
  const from = await middle(grip(page, 'Functions'))
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x, 590, { steps: 4 })
  const last = page.getByRole('row', { name: 'Detail 24' })
  await expect(last).toBeInViewport()
  await page.mouse.up()
})

test.describe('with a finger', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } })

  test('a vendor is dragged by its handle', async ({ page }) => {
    const home = await openBackup(page, selection, 'en')
    await page.goto(`/#${home}/vendors`)
    const rows = page.locator('[data-vendor]')
    const start = await middle(rows.nth(2).locator('.grip'))
    const end = await middle(rows.nth(0))
    const touch = await page.context().newCDPSession(page)
    const at = (x: number, y: number) => [{ x, y }]
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(start.x, start.y) })
    for (const share of [0.2, 0.6, 1]) {
      const y = start.y + (end.y - end.height * 0.4 - start.y) * share
      await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(start.x, y) })
    }
    await expect(rows.nth(0)).toHaveClass(/drop-before/)
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    await expect.poll(() => vendors(page)).toEqual(['West', 'North', 'South'])
  })
})
