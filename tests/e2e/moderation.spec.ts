import type { Page } from '@playwright/test'
import type { Evaluation } from '@/domain/evaluation'
import { aCommittee } from '../support/a-moderated-committee'
import { aCriterion, anEvaluation, anEvaluator, criterionId, evaluatorId, vendorId } from '../support/an-evaluation'
import { openBackup } from '../support/open-backup'
import { expect, expectAccessible, test } from '../support/page'
import { plainStandings } from '../support/plain-evaluation'

test.describe.configure({ timeout: 120_000 })

const words = {
  en: {
    record: 'Record consensus',
    change: 'Change consensus',
    reason: 'Reason',
    place: (at: number, count: number) => `Cell ${at} of ${count}`,
    fault: 'Write down the reason',
    undo: /^Undo/,
    saved: 'Saved',
    notAsked: 'not asked',
    use: 'Use this rule: Median, by total',
    inForce: 'In force',
    alone: {
      moderation: 'Moderation needs at least two evaluators',
      agreement: 'Agreement needs at least two evaluators',
    },
    add: 'Add evaluators',
    replaced: 'It replaced 3.',
  },
  'zh-CN': {
    record: '记录合议分',
    change: '修改合议分',
    reason: '理由',
    place: (at: number, count: number) => `第 ${at} 格，共 ${count} 格`,
    fault: '请写明理由',
    undo: /^撤销/,
    saved: '已保存',
    notAsked: '不参评',
    use: '采用此规则：中位数, 按总分',
    inForce: '现行规则',
    alone: { moderation: '合议至少需要两位评委', agreement: '一致性至少需要两位评委' },
    add: '添加评委',
    replaced: '取代原合成分 3。',
  },
} as const

/** Fit lies furthest apart for Brook: 1, 5 and 3; Cy is recused from Aldermoor. */
const small = anEvaluation()
  .withVendors('Aldermoor', 'Brook')
  .withEvaluators('Ann', 'Bob', {
    ...anEvaluator('Cy'),
    recusals: [{ vendor: vendorId('Aldermoor'), reason: 'kin' }],
  })
  .withCriteria(aCriterion('Fit', { weight: 3 }), aCriterion('Price'))
  .withMarks({ Fit: [4, 1], Price: [3, 3] }, 'Ann')
  .withMarks({ Fit: [4, 5], Price: [4, 3] }, 'Bob')
  .withMarks({ Fit: [1, 3], Price: [1, 4] }, 'Cy')
  .build()

const agreed = (level: number): Evaluation => ({
  ...small,
  consensus: {
    [criterionId('Fit')]: {
      [vendorId('Brook')]: { level, reason: 'x', agreedBy: '', at: '2026-01-01T00:00:00Z', replaced: 3 },
    },
  },
})
const totals = (document: Evaluation) => plainStandings(document).map(({ score }) => (score! * 100).toFixed(1))
const total = (page: Page, name: string) =>
  page
    .locator('table.ranking tbody tr')
    .filter({ has: page.locator('th', { hasText: name }) })
    .locator('td, th')
    .nth(2)

for (const locale of ['en', 'zh-CN'] as const)
  test(`the cell in dispute is settled by keyboard, counts, survives a reload and is undone (${locale})`, async ({
    page,
  }) => {
    const say = words[locale]
    const home = await openBackup(page, small, locale)
    await page.goto(`/#${home}/committee/moderation`)
    await expect(page.getByRole('heading', { name: 'Fit' })).toBeVisible()
    await expect(page.locator('section.cell')).toContainText('Brook')
    await expect(page.getByRole('row', { name: /Ann/ })).toContainText('1')
    await expectAccessible(page)

    await page.getByRole('radio', { name: /^2/ }).focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('alert').filter({ hasText: say.fault })).toBeVisible()
    await expect(page.getByLabel(say.reason)).toBeFocused()
    await page.keyboard.type('Two of three demos failed')
    await page.keyboard.press('Control+Enter')
    await expect(page.locator('.save-state')).toHaveText(say.saved)
    await expect(page.locator('section.cell')).toContainText(say.replaced)

    await page.goto(`/#${home}/results`)
    for (const [v, name] of ['Aldermoor', 'Brook'].entries())
      await expect(total(page, name)).toHaveText(totals(agreed(2))[v]!)
    await page.goto(`/#${home}/results/table`)
    await expect(page.locator('td').filter({ hasText: '◆' })).toHaveCount(1)

    await page.goto(`/#${home}/committee/moderation`)
    await page.reload()
    await expect(page.getByRole('button', { name: say.change })).toBeVisible()
    await expect(page.getByLabel(say.reason)).toHaveValue('Two of three demos failed')

    await page.getByRole('button', { name: say.change }).click()
    await page.getByRole('banner').getByRole('button', { name: say.undo }).click()
    await expect(page.locator('.save-state')).toHaveText(say.saved)
    await page.goto(`/#${home}/results`)
    await expect(total(page, 'Brook')).toHaveText(totals(agreed(2))[1]!)
  })

for (const locale of ['en', 'zh-CN'] as const)
  test(`a full committee is walked cell by cell, and its agreement is told (${locale})`, async ({ page }) => {
    const say = words[locale]
    const home = await openBackup(page, aCommittee(), locale)
    await page.goto(`/#${home}/committee/moderation`)
    const place = page.locator('.walk [role=status]')
    await expect(place).toHaveText(/1.*108/)
    const names: string[] = []
    for (const at of [1, 2, 3]) {
      await expect(place).toHaveText(say.place(at, 108))
      names.push((await page.locator('section.cell header').textContent())!)
      await page.keyboard.press('Alt+ArrowDown')
    }
    expect(new Set(names).size).toBe(3)
    await page.keyboard.press('Alt+ArrowUp')
    await expect(place).toHaveText(say.place(3, 108))
    // What was begun in a cell is there when one comes back.
    await page.getByLabel(say.reason).fill('not done yet')
    await page.keyboard.press('Alt+ArrowUp')
    await expect(page.getByLabel(say.reason)).toHaveValue('')
    await page.keyboard.press('Alt+ArrowDown')
    await expect(page.getByLabel(say.reason)).toHaveValue('not done yet')

    await page.goto(`/#${home}/committee/agreement`)
    await expect(page.getByText('0.68')).toBeVisible()
    await expect(page.getByText('0.87')).toBeVisible()
    await expectAccessible(page)
    // On a phone the table scrolls in itself, with the words for the ear that stand far to the right in it.
    const size = page.viewportSize()!
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await page.locator('.scroll-x .visually-hidden').count()).toBeGreaterThan(0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await page.setViewportSize(size)
    await page.getByRole('button', { name: say.use }).click()
    await expect(page.locator('tfoot td').nth(5)).toContainText(say.inForce)
    await page.getByRole('banner').getByRole('button', { name: say.undo }).click()
    await expect(page.locator('tfoot td').nth(1)).toContainText(say.inForce)
  })

for (const locale of ['en', 'zh-CN'] as const)
  test(`whose marks one gives is chosen, and cells outside the part take none (${locale})`, async ({ page }) => {
    const say = words[locale]
    const home = await openBackup(page, small, locale)
    await page.goto(`/#${home}/scores`)
    await page
      .getByRole('combobox')
      .filter({ hasText: 'Ann' })
      .selectOption({ value: evaluatorId('Cy') })
    const cells = page.getByRole('grid').getByRole('row').filter({ hasText: 'Fit' }).getByRole('gridcell')
    await expect(cells.nth(1)).toHaveText('⊘')
    await expect(cells.nth(1)).toHaveAttribute('title', say.notAsked)
    await expect(cells.nth(2)).toHaveText('3')
    await expectAccessible(page)
    await cells.nth(1).click()
    await page.keyboard.type('5')
    await page.keyboard.press('Enter')
    await expect(page.locator('.fault.shown')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(cells.nth(1)).toHaveText('⊘')

    await page.goto(`/#${home}/scores/cards/${vendorId('Aldermoor')}`)
    await expect(page.locator('article.outside')).toHaveCount(2)
    await expect(page.locator('article.outside button')).toHaveCount(0)
  })

for (const locale of ['en', 'zh-CN'] as const)
  test(`one evaluator alone is told what moderation is for (${locale})`, async ({ page }) => {
    const alone = anEvaluation()
      .withVendors('A')
      .withCriteria(aCriterion('Fit'))
      .withMarks({ Fit: [4] })
      .build()
    const home = await openBackup(page, alone, locale)
    for (const view of ['agreement', 'moderation'] as const) {
      await page.goto(`/#${home}/committee/${view}`)
      await expect(page.locator('main h2').first()).toHaveText(words[locale].alone[view])
    }
    await page.getByRole('link', { name: words[locale].add }).click()
    await expect(page).toHaveURL(/\/committee\/roster$/)
    await expectAccessible(page)
  })
