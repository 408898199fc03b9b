import type { Page } from '@playwright/test'
import { aCriterion, aGroup, anEvaluation, rootId } from '../support/an-evaluation'
import { pressAt, tabTo } from '../support/keyboard'
import { openBackup } from '../support/open-backup'
import { expect, expectAccessible, test } from '../support/page'

test.describe.configure({ timeout: 90_000 })

const selection = anEvaluation()
  .withVendors('Aurora', '云启')
  .withCriteria(
    aGroup('Fit', [aCriterion('Functions', { weight: 3 }), aCriterion('Openness')], { weight: 1 }),
    aCriterion('Price'),
    aCriterion('Support'),
  )
  .withMarks({ Functions: [5, 2], Openness: [4, 2], Price: [2, 5], Support: [3, 4] })
  .build()

/** Percent found, by item, as they stand in the result. */
const found = (page: Page) => page.locator('.result tbody td:nth-child(2)')

const field = (page: Page, name: string) => page.getByRole('textbox', { name: new RegExp(`^${name}`) })

test('pairwise comparison by keyboard alone: answered, mended, used, undone, still there after a reload', async ({
  page,
}) => {
  const home = await openBackup(page, selection, 'en')
  await page.goto(`/#${home}/criteria`)
  await pressAt(page, page.getByRole('link', { name: 'Find weights' }))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Find weights: top level')
  await pressAt(page, page.getByRole('link', { name: /Pairwise comparison/ }))

  // Fit : Price 3, Fit : Support 1/5, Price : Support 4, which do not fit together.
  const slider = page.getByRole('slider')
  await tabTo(page, slider)
  for (const [key, times] of [
    ['ArrowLeft', 2],
    ['ArrowRight', 4],
    ['ArrowLeft', 3],
  ] as const) {
    await expect(slider).toBeFocused()
    for (let i = 0; i < times; i++) await page.keyboard.press(key)
    await page.keyboard.press('Enter')
  }
  await expect(page.getByText('3 of 3 answered')).toBeVisible()
  await expect(page.getByText(/Not consistent enough: CR/)).toBeVisible()
  await expect(found(page)).toHaveCount(3)
  await expectAccessible(page)

  await page.reload()
  await expect(page.getByText('3 of 3 answered')).toBeVisible()
  await pressAt(page, page.getByRole('button', { name: /^Use .* instead$/ }))
  await expect(page.getByText(/Fully consistent|Fairly consistent/)).toBeVisible()

  await pressAt(page, page.getByRole('button', { name: 'Use these weights' }))
  await expect(page.getByText('These are the weights in use.')).toBeVisible()
  const sum = (await found(page).allTextContents()).reduce((total, text) => total + Number(text) * 10, 0)
  expect(Math.round(sum)).toBe(1000)
  await page.getByRole('button', { name: 'Undo' }).first().click()
  await expect(page.getByText('These are the weights in use.')).toBeHidden()
  await expect(page.getByText('3 of 3 answered')).toBeVisible()
})

test('排序法只用键盘：并列、移动、刷新后仍在', async ({ page }) => {
  const home = await openBackup(page, selection, 'zh-CN')
  await page.goto(`/#${home}/criteria/weights/${rootId}?way=rank`)
  await pressAt(page, page.getByRole('button', { name: '上移Price' }))
  await expect(page.getByRole('button', { name: '上移Price' })).toBeFocused()
  await expect(found(page)).toHaveText(['27.8', '61.1', '11.1'])
  const tie = page.getByRole('button', { name: '与上一项并列 Support' })
  await pressAt(page, tie)
  await expect(tie).toHaveAttribute('aria-pressed', 'true')
  await expect(found(page)).toHaveText(['19.5', '61.1', '19.4'])
  await expectAccessible(page)
  await page.reload()
  await expect(found(page)).toHaveText(['19.5', '61.1', '19.4'])
  await expect(page.getByRole('region', { name: '各种方法的结果对比' })).toContainText('排序法·名次倒数')
})

test('points, swing and best-worst: live weights, zeros said, a new criterion asked for', async ({ page }) => {
  const home = await openBackup(page, selection, 'en')
  await page.goto(`/#${home}/criteria/weights/${rootId}?way=points`)
  for (const [name, points] of [
    ['Fit', '0'],
    ['Price', '0'],
    ['Support', '0'],
  ] as const) {
    await field(page, name).fill(points)
    await page.keyboard.press('Tab')
  }
  await expect(page.getByText('All are 0, so there are no weights.', { exact: true })).toBeVisible()
  await field(page, 'Price').fill('75')
  await field(page, 'Fit').fill('25')
  await page.keyboard.press('Tab')
  await expect(found(page)).toHaveText(['25.0', '75.0', '0.0'])

  await page.getByRole('link', { name: /Best-worst/ }).click()
  await page.getByLabel('Most important').selectOption('Price')
  await page.getByLabel('Least important').selectOption('Support')
  const [fitBest, supportBest, fitWorst] = [0, 1, 2].map((i) => page.locator('.judged select').nth(i))
  await fitBest!.selectOption('2')
  await supportBest!.selectOption('6')
  await fitWorst!.selectOption('3')
  await expect(page.getByText('Fully consistent: ξ 0')).toBeVisible()
  await expect(found(page)).toHaveText(['30.0', '60.0', '10.0'])
  await expectAccessible(page)

  await page.goto(`/#${home}/criteria`)
  await page.getByRole('button', { name: 'Add criterion' }).click()
  await page.keyboard.type('Security')
  await page.keyboard.press('Enter')
  await page.goto(`/#${home}/criteria/weights/${rootId}?way=points`)
  await expect(page.getByText('1 answer to go.')).toBeVisible()
  await expect(field(page, 'Price')).toHaveValue('75')
})

test('weight sets: saved, changed, compared, adopted and undone, deleted and undone', async ({ page }) => {
  const home = await openBackup(page, selection, 'en')
  await page.goto(`/#${home}/criteria/weight-sets`)
  await page.getByRole('button', { name: 'Save present weights as a set' }).click()
  await expect(page.getByLabel('Name of the set')).toBeFocused()
  await page.keyboard.type('Finance')
  await page.keyboard.press('Tab')
  const price = page.getByLabel('Weight of Price in Finance')
  await price.fill('0')
  await page.getByLabel('Weight of Support in Finance').fill('0')
  await page.keyboard.press('Tab')

  await page.getByLabel('Note', { exact: true }).fill('Only what runs counts')
  await page.keyboard.press('Tab')
  const winners = page.getByRole('region', { name: 'Who wins under each set' })
  await expect(winners.getByRole('columnheader', { name: /Finance/ })).toContainText('Only what runs counts')
  await expect(winners.getByRole('row', { name: /云启/ }).locator('td').nth(0)).toContainText('1st')
  await expect(
    winners
      .getByRole('row', { name: /Aurora/ })
      .locator('td')
      .nth(1),
  ).toContainText('1st')
  await expect(page.getByText('The winner depends on the weights')).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Adopt these weights' }).click()
  await expect(page.getByText('Aurora is first under every set.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).first().click()
  await expect(page.getByText('The winner depends on the weights')).toBeVisible()
  await page.getByRole('button', { name: 'Delete Finance' }).click()
  await expect(page.getByText('No weight sets yet')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).first().click()
  await expect(page.getByLabel('Name of the set')).toHaveValue('Finance')

  // The set stands beside the scenarios; the address without a group leads to the first.
  await page.goto(`/#${home}/firmness/scenarios`)
  await expect(page.locator('figure')).toContainText('Weights: Finance')
  await page.goto(`/#${home}/criteria/weights`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Find weights: top level')
})
