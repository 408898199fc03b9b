import { aCriterion, aGroup, anEvaluation, aVendor, outOf } from '../support/an-evaluation'
import { pressAt, tabTo } from '../support/keyboard'
import { openBackup } from '../support/open-backup'
import { expect, expectAccessible, prefer, test } from '../support/page'

test.describe.configure({ timeout: 90_000 })

const hundred = { scale: outOf(100) }

/** P-SENS-02: cost fit 17/37, functional fit 18/53, support 5/13. */
const published = anEvaluation()
  .withVendors(aVendor('Aurora', { color: 0 }), aVendor('云启', { color: 1 }))
  .withCriteria(
    aCriterion('Cost fit', { weight: 50, ...hundred }),
    aCriterion('Functional fit', { weight: 30, ...hundred }),
    aCriterion('Support', { weight: 20, ...hundred }),
  )
  .withMarks({ 'Cost fit': [80, 60], 'Functional fit': [60, 85], Support: [70, 75] })
  .build()

test('the sentence, the crossovers and the certificates are those of the published case', async ({ page }) => {
  const home = await openBackup(page, published, 'en')
  await page.goto(`/#${home}/firmness`)
  await expect(page.locator('main')).toContainText('Aurora is first, 1.5 points ahead of 云启.')
  // Where 20·c > 25·f + 5·s: 20/45 · 20/25 of the triangle of weights.
  await expect(page.locator('main')).toContainText(
    /Aurora is first in about 3(?:5\.[1-9]|6\.0)% \(±\s0\.2\) of all weightings; it would take Functional fit above 34% \(now 30%\) for 云启 to overtake\./,
  )
  await page.getByLabel('Group or criterion').selectOption({ label: 'Cost fit' })
  await expect(page.getByRole('region', { name: 'Crossovers' })).toContainText('45.9%')
  await page.goto(`/#${home}/firmness/flips`)
  const all = page.locator('section', { has: page.getByRole('heading', { name: 'All weights together' }) })
  // Margin 1.5; a part of weight from cost fit (+20) to functional fit (−25) turns 45 times as much.
  await expect(all).toContainText('Moving 3.3% of the weight, over 2 criteria, brings 云启 level with Aurora.')
  const mark = page.locator('section', { has: page.getByRole('heading', { name: 'A single rating' }) })
  await expect(mark).toContainText('Cost fit for Aurora beyond 77 (now 80) puts 云启 first.')
})

const words = {
  en: {
    views: ['One weight', 'Margin', 'What it takes', 'Leave one out', 'Scenarios'],
    table: 'Table with the same numbers',
    create: 'New scenario',
    weight: 'Weight of Functional fit',
    adopt: 'Adopt as the evaluation',
    undo: 'Undo',
    first: '云启 is first',
    before: 'Aurora is first',
  },
  'zh-CN': {
    views: ['单项权重', '领先分差', '翻盘条件', '逐项剔除', '情景'],
    table: '查看同样数据的表格',
    create: '新建情景',
    weight: 'Functional fit',
    adopt: '采用此情景',
    undo: '撤销',
    first: '云启排名第一',
    before: 'Aurora 排名第一',
  },
} as const

for (const locale of ['en', 'zh-CN'] as const) {
  test(`the whole page by keyboard, and a scenario adopted and taken back (${locale})`, async ({ page }) => {
    const said = words[locale]
    const home = await openBackup(page, published, locale)
    await page.goto(`/#${home}/firmness`)
    await expect(page.locator('main')).toContainText(said.before)
    const nav = page.locator('nav.views')
    for (const [i, view] of said.views.entries()) {
      if (i > 0) await pressAt(page, nav.getByRole('link', { name: view, exact: true }))
      await expect(nav.getByRole('link', { name: view, exact: true })).toHaveAttribute('aria-current', 'page')
      const table = page.locator('summary', { hasText: said.table })
      if ((await table.count()) > 0) {
        await pressAt(page, table)
        await expect(page.locator('details[open] table')).toBeVisible()
      }
    }
    await pressAt(page, page.getByRole('button', { name: said.create }))
    const figure = page.locator('.editor input.figure').nth(1)
    await expect(figure).toHaveAttribute('aria-label', new RegExp(said.weight))
    await tabTo(page, figure)
    await page.keyboard.type('60')
    await page.keyboard.press('Tab')
    await expect(page.locator('figure')).toContainText('云启')
    // Not the evaluation's own yet.
    await expect(page.locator('main')).toContainText(said.before)
    await pressAt(page, page.getByRole('button', { name: said.adopt }))
    await expect(page.locator('main')).toContainText(said.first)
    await page.keyboard.press('ControlOrMeta+z')
    await expect(page.locator('main')).toContainText(said.before)
    await expect(page.locator('.editor')).toBeVisible()
    await pressAt(page, page.getByRole('button', { name: said.adopt }))
    await expect(page.locator('main')).toContainText(said.first)
    await expect(page.locator('.save-state')).toHaveClass(/\bsaved\b/)
    await page.reload()
    await expect(page.locator('main')).toContainText(said.first)
  })
}

for (const theme of ['light', 'dark'] as const) {
  test(`every view is accessible (${theme})`, async ({ page }) => {
    await prefer(page, { locale: theme === 'light' ? 'en' : 'zh-CN', theme })
    await page.goto('/')
    await page.getByRole('button', { name: /Open the sample|打开示例/ }).click()
    await page.waitForURL(/#\/e\//)
    const home = /#(\/e\/[^/?]+)/.exec(page.url())![1]!
    for (const view of ['sweep', 'tornado', 'flips', 'dominance', 'scenarios']) {
      await page.goto(`/#${home}/firmness/${view}`)
      await expect(page.locator('nav.views a.router-link-exact-active')).toBeVisible()
      if (view === 'scenarios') await page.getByRole('button', { name: /New scenario|新建情景/ }).click()
      await expect(page.locator('main')).not.toContainText(/Working it out|正在计算/)
      await expectAccessible(page)
    }
  })
}

test('says what there is to say when there is little', async ({ page }) => {
  const tied = anEvaluation()
    .withVendors('A', 'B')
    .withCriteria(aGroup('Only', [aCriterion('x')]))
    .withMarks({ x: [3, 3] })
    .build()
  const home = await openBackup(page, tied, 'en')
  await page.goto(`/#${home}/firmness`)
  await expect(page.locator('main')).toContainText('A and B share first place')
  await expect(page.locator('main')).toContainText('This weight cannot move')
  await page.goto(`/#${home}/firmness/flips`)
  await expect(page.locator('main')).toContainText('there is no margin to move')
})
