import { aCriterion, anEvaluation } from '../support/an-evaluation'
import { openBackup } from '../support/open-backup'
import { expect, test } from '../support/page'

test.describe.configure({ timeout: 40_000 })

const words = {
  en: { saved: 'Saved', undo: /^Undo/, redo: /^Redo/, results: 'Results', leads: 'Brook leads with 75.0' },
  'zh-CN': { saved: '已保存', undo: /^撤销/, redo: /^重做/, results: '结果', leads: 'Brook 以 75.0 分领先' },
} as const

for (const locale of ['en', 'zh-CN'] as const)
  test(`a score typed repaints totals, ranks and charts, is saved and found again (${locale})`, async ({ page }) => {
    const say = words[locale]
    const selection = anEvaluation()
      .withVendors('Aldermoor', 'Brook')
      .withCriteria(aCriterion('Fit', { weight: 3 }), aCriterion('Price', { weight: 1 }))
      .withMarks({ Fit: [3, 3], Price: [4, 1] })
      .build()
    const home = await openBackup(page, selection, locale)
    await page.goto(`/#${home}/scores`)
    const grid = page.getByRole('grid')
    const foot = (row: number, vendor: number) =>
      grid
        .locator('tfoot tr')
        .nth(row)
        .getByRole('gridcell')
        .nth(vendor + 1)
    const expectFoot = async (totals: readonly string[], ranks: readonly string[]) => {
      for (const v of [0, 1]) {
        await expect(foot(0, v)).toContainText(totals[v]!)
        await expect(foot(1, v)).toContainText(ranks[v]!)
      }
    }
    const before = [
      ['56.3', '37.5'],
      ['1', '2'],
    ] as const
    const after = [
      ['56.3', '75.0'],
      ['2', '1'],
    ] as const
    await expectFoot(...before)

    await grid.getByRole('row').filter({ hasText: 'Fit' }).getByRole('gridcell').nth(2).click()
    await page.keyboard.type('5')
    await page.keyboard.press('Enter')
    await expectFoot(...after)
    await expect(page.locator('.save-state')).toHaveText(say.saved)

    await page.getByRole('banner').getByRole('button', { name: say.undo }).click()
    await expectFoot(...before)
    await page.getByRole('banner').getByRole('button', { name: say.redo }).click()
    await expectFoot(...after)
    await expect(page.locator('.save-state')).toHaveText(say.saved)

    await page.reload()
    await expectFoot(...after)
    await page.getByRole('navigation').first().getByRole('link', { name: say.results, exact: true }).click()
    await expect(page.locator('main')).toContainText(say.leads)
    const bars = page.locator('svg[data-chart]')
    await expect(bars).toContainText('75.0')
    await expect(page.locator('table.ranking tbody tr').first()).toContainText('Brook')
  })

test('what is being typed on a card stays with its vendor when Back shows another one', async ({ page }) => {
  const selection = anEvaluation()
    .withVendors('Aldermoor', 'Brook')
    .withCriteria(aCriterion('Latency', { scale: { kind: 'points', full: 100, anchors: [] } }))
    .build()
  const home = await openBackup(page, selection, 'en')
  const card = page.locator('article')
  await page.goto(`/#${home}/scores/cards`)
  await page.getByRole('link', { name: 'Next: Brook' }).click()
  await card.getByText('Note and evidence').click()
  await card.getByLabel('Note', { exact: true }).fill('seen at Brook')
  await page.goBack()
  await expect(page.getByRole('link', { name: 'Next: Brook' })).toBeVisible()
  await card.getByText('Note and evidence').click()
  await expect(card.getByLabel('Note', { exact: true })).toHaveValue('')

  await page.goForward()
  await expect(card.getByLabel('Note', { exact: true })).toHaveValue('seen at Brook')
  await card.getByLabel('Points (0–100)').fill('66')
  await page.goBack()
  await expect(card.getByLabel('Points (0–100)')).toHaveValue('')
  await page.goForward()
  await expect(card.getByLabel('Points (0–100)')).toHaveValue('66')
})
