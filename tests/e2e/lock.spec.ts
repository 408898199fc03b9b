import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { aCriterion, aGroup, anEvaluation } from '../support/an-evaluation'
import { openBackup } from '../support/open-backup'
import { expect, expectAccessible, test } from '../support/page'

test.describe.configure({ timeout: 150_000 })

const selection = anEvaluation()
  .withVendors('North', 'South')
  .withCriteria(aGroup('Fit', [aCriterion('Functions', { weight: 3 }), aCriterion('Openness')]))
  .withMarks({ Functions: [4, 3], Openness: [2, 5] })
  .build()

const words = {
  en: {
    ...{ lock: 'Lock…', unlock: 'Unlock…', doLock: 'Lock', doUnlock: 'Unlock', name: 'Your name', reason: 'Reason' },
    ...{ held: 'Criteria and weights are locked (', same: 'Unchanged since it was locked.', add: 'Add criterion' },
    ...{
      reminder: 'are not locked yet',
      report: 'locked on',
      since: 'not locked since',
      weight: 'Weight of Functions',
    },
    ...{ missing: 'Give the reason for unlocking.', download: 'Download the hashed text', check: /^Check value/ },
    trail: ['criteria and weights locked · Wang', 'criteria and weights unlocked · Li: the law changed'],
  },
  'zh-CN': {
    ...{ lock: '锁定…', unlock: '解锁…', doLock: '锁定', doUnlock: '解锁', name: '姓名', reason: '理由' },
    ...{ held: '评分项与权重已锁定（', same: '与锁定时一致。', add: '添加评分项' },
    ...{ reminder: '评分项与权重尚未锁定', report: '锁定，校验码', since: '起未锁定', weight: 'Functions的权重' },
    ...{ missing: '请填写解锁理由。', download: '下载校验原文', check: /^校验码/ },
    trail: ['锁定评分项与权重 · Wang', '解锁评分项与权重 · Li: the law changed'],
  },
} as const

for (const locale of ['en', 'zh-CN'] as const) {
  const w = words[locale]
  test(`locked criteria stay, are named in the results, and open for a reason (${locale})`, async ({ page }) => {
    const home = await openBackup(page, selection, locale)
    await page.goto(`/#${home}/scores`)
    await expect(page.locator('.reminder')).toContainText(w.reminder)
    await page.locator('.reminder a').click()

    // By keyboard: the button, the name, Enter.
    await page.getByRole('button', { name: w.lock, exact: true }).press('Enter')
    await expect(page.getByLabel(w.name)).toBeFocused()
    await page.keyboard.type('Wang')
    await page.keyboard.press('Enter')
    const panel = page.locator('section.lock')
    await expect(panel).toContainText('Wang')
    await expect(panel).toContainText(w.same)
    await expectAccessible(page)

    // Read only, and a key says why.
    await expect(page.getByRole('button', { name: w.add })).toHaveCount(0)
    await expect(page.getByRole('textbox', { name: w.weight })).toHaveCount(0)
    const row = page.locator('[role=row][data-node="c-Functions"]')
    await row.focus()
    await row.press('Delete')
    const notice = page.locator('.notice', { hasText: w.held })
    await expect(notice).toBeVisible()
    await expect(row).toBeVisible()
    await row.press('Space')
    await expect(page.locator('section.panel textarea').first()).toBeDisabled()
    await expectAccessible(page)

    // The text that is handed out gives the check value.
    await panel.getByText(w.check).click()
    const loading = page.waitForEvent('download')
    await panel.getByRole('button', { name: w.download }).click()
    const bytes = await readFile((await (await loading).path())!)
    await expect(panel.locator('.whole')).toHaveText(createHash('sha256').update(bytes).digest('hex'))

    await page.reload()
    await expect(panel).toContainText(w.same)
    await page.goto(`/#${home}/scores?view=matrix`)
    await expect(page.locator('.matrix')).toBeVisible()
    await expect(page.locator('.reminder')).toHaveCount(0)
    await page.goto(`/#${home}/results`)
    await expect(page.locator('section.lock')).toContainText(w.report)
    await expect(page.locator('section.lock')).toContainText(w.same)

    // Out again, from the notice, not without a reason.
    await page.goto(`/#${home}/criteria`)
    await row.focus()
    await row.press('F2')
    await page.locator('.notice', { hasText: w.held }).getByRole('button', { name: w.unlock }).click()
    await expect(page.getByLabel(w.name)).toBeFocused()
    await page.keyboard.type('Li')
    await page.keyboard.press('Enter')
    await expect(page.getByText(w.missing)).toBeVisible()
    await expectAccessible(page)
    await page.getByLabel(w.reason).fill('the law changed')
    await page.getByRole('button', { name: w.doUnlock, exact: true }).click()
    const weight = page.getByRole('textbox', { name: w.weight })
    await weight.fill('5')
    await weight.press('Enter')
    await expect(weight).toHaveValue('5')

    await page.goto(`/#${home}/results`)
    await expect(page.locator('section.lock')).toContainText(w.since)
    await expect(page.locator('section.lock')).toContainText('the law changed')
    await page.goto(`/#${home}/versions`)
    for (const line of w.trail) await expect(page.locator('.history li', { hasText: line })).toBeVisible()
  })
}
