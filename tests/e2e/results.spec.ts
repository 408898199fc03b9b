import type { Locator, Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import {
  aCriterion,
  aGroup,
  anEvaluation,
  aVendor,
  groupId,
  measure,
  outOf,
  vendorId,
  yesNo,
} from '../support/an-evaluation'
import { openBackup } from '../support/open-backup'
import { expect, test } from '../support/page'

test.describe.configure({ timeout: 40_000 })

/** Levels of functions (1–5), openness (1–5), response (24 h → 0, 1 h → 1) and residency (yes/no); null is missing. */
const marks = {
  'North Fjord Systems': [5, 4, 2, 1],
  东岚软件: [4, 4, 4, 1],
  Southport: [4, 4, 4, 1],
  Westering: [3, null, 4, 1],
  'Slow Harbour': [5, 5, 12, 1],
  Abroad: [5, 5, 1, 0],
  Thin: [2, 2, 1, 1],
} as const
const names = Object.keys(marks) as (keyof typeof marks)[]

/** The method once more, in its plainest form: weights 3:1 in a group of 60, 1:1 in one of 40. */
const weights = [0.45, 0.15, 0.2, 0.2]
const values = [(x: number) => (x - 1) / 4, (x: number) => (x - 1) / 4, (x: number) => (24 - x) / 23, (x: number) => x]
function scoreOf(levels: readonly (number | null)[], missing: number | 'left out'): number {
  let sum = 0
  let total = 0
  levels.forEach((level, i) => {
    if (level === null && missing === 'left out') return
    sum += weights[i]! * (level === null ? (missing as number) : values[i]!(level))
    total += weights[i]!
  })
  return (sum / total) * 100
}
const shown = (score: number) => (Math.round(score * 10 + 1e-9) / 10).toFixed(1)

const selection = anEvaluation()
  .withVendors(...names.map((name, color) => aVendor(name, { color })))
  .withCriteria(
    aGroup('Fit', [aCriterion('Functions', { weight: 3 }), aCriterion('Openness')], { weight: 60, threshold: 40 }),
    aGroup(
      'Service',
      [
        aCriterion('Response', { scale: measure([1, 1], [24, 0]), threshold: 8 }),
        aCriterion('Residency', { scale: yesNo, threshold: 1 }),
      ],
      { weight: 40 },
    ),
  )
  .withTotalThreshold(60)
  .withMarks({
    Functions: names.map((n) => marks[n][0]),
    Openness: names.map((n) => marks[n][1]),
    Response: names.map((n) => marks[n][2]),
    Residency: names.map((n) => marks[n][3]),
  })
  .build()

/** By its head: an explanation may name another vendor. */
const rowOf = (page: Page, name: string) =>
  page.locator('table.ranking tbody tr').filter({ has: page.locator('th', { hasText: name }) })
const cell = (row: Locator, n: number) => row.locator('td, th').nth(n)

test('the ranking is what the method says, with ties, ranges and thresholds', async ({ page }) => {
  const home = await openBackup(page, selection, 'en')
  await page.goto(`/#${home}/results`)

  const ranks = ['1', '2', '2', '4']
  for (const [i, name] of names.slice(0, 4).entries()) {
    const row = rowOf(page, name)
    await expect(cell(row, 0)).toHaveText(ranks[i]!)
    await expect(cell(row, 2)).toHaveText(shown(scoreOf(marks[name], 'left out')))
  }
  await expect(rowOf(page, 'Southport')).toContainText('Shares the rank with 东岚软件')
  const [low, high] = [shown(scoreOf(marks.Westering, 0)), shown(scoreOf(marks.Westering, 1))]
  await expect(cell(rowOf(page, 'Westering'), 3)).toContainText(`${low}–${high}`)
  await expect(cell(rowOf(page, 'Westering'), 5)).toHaveText('75%')
  await expect(rowOf(page, 'Westering')).toContainText('Incomplete')

  const failures = {
    'Slow Harbour': ['Response: 12', 'at most 8 allowed'],
    Abroad: ['Residency is a must: No'],
    Thin: ['Fit: 25 of 100, at least 40 needed', 'Total: 55 of 100, at least 60 needed'],
  } as const
  for (const [name, texts] of Object.entries(failures)) {
    await expect(rowOf(page, name)).toContainText('Below threshold')
    for (const text of texts) await expect(rowOf(page, name)).toContainText(text)
    await expect(cell(rowOf(page, name), 2)).toHaveText(shown(scoreOf(marks[name as keyof typeof marks], 0)))
  }

  // The rules that were in force stand below, each one link from its explanation.
  await page.getByRole('link', { name: 'Minimum total' }).click()
  await expect(page.getByRole('heading', { name: 'Thresholds and must-haves' })).toBeInViewport()
})

test('the table behind a chart has the ranking’s numbers, and its parts add up', async ({ page }) => {
  const home = await openBackup(page, selection, 'en')
  await page.goto(`/#${home}/results`)
  await page.getByText('Table with the same numbers').click()
  const rows = page.locator('details table tbody tr')
  await expect(rows).toHaveCount(names.length)
  for (const name of names) {
    const texts = await rows.filter({ hasText: name }).locator('td').allTextContents()
    const [fit, service, total] = texts.map((text) => Number(text.trim()))
    await expect(cell(rowOf(page, name), 2)).toHaveText(total!.toFixed(1))
    expect(Math.abs(fit! + service! - total!)).toBeLessThan(0.11)
  }
})

test('why one is ahead of another is told by the largest weighted differences', async ({ page }) => {
  const home = await openBackup(page, selection, 'en')
  await page.goto(`/#${home}/results/compare?v=${vendorId('North Fjord Systems')},${vendorId('东岚软件')}`)
  const difference = scoreOf(marks['North Fjord Systems'], 0) - scoreOf(marks.东岚软件, 0)
  const functions = (values[0]!(5) - values[0]!(4)) * weights[0]! * 100
  const response = (values[2]!(2) - values[2]!(4)) * weights[2]! * 100
  const main = page.locator('main')
  await expect(main).toContainText(`is ahead of 东岚软件 by ${shown(difference)} points`)
  await expect(main).toContainText(`Functions (+${shown(functions)})`)
  await expect(main).toContainText(`Response (+${shown(response)})`)
  await expect(main).toContainText('东岚软件 is not better in any criterion.')
})

test('every chart is saved as a picture', async ({ page }) => {
  const home = await openBackup(page, selection, 'zh-CN')
  for (const place of ['results', 'results/profile', 'results/profile?chart=dots', 'results/compare']) {
    await page.goto(`/#${home}/${place}`)
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: '保存为 PNG' }).first().click()
    const download = await downloading
    expect(download.suggestedFilename()).toMatch(/\.png$/)
    const bytes = await readFile(await download.path())
    expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
    expect([bytes.readUInt32BE(16) > 800, bytes.readUInt32BE(20) > 300, bytes.length > 5000]).toEqual([
      true,
      true,
      true,
    ])
  }
})

test('a 1–5 evaluation is shown in its own points, and the declared tie-break is named', async ({ page }) => {
  const document = anEvaluation()
    .withVendors('甲公司', '乙公司', '丙公司')
    .withCriteria(
      aGroup('方案', [aCriterion('功能')], { weight: 55 }),
      aGroup('服务', [aCriterion('响应')], { weight: 30 }),
      aGroup('口碑', [aCriterion('案例')], { weight: 15 }),
    )
    .withRules({ display: 'scale', tieBreaks: [groupId('方案')], rounding: { stage: 'total', decimals: 1 } })
    // 3.9 and 3.85 both round to 3.9.
    .withMarks({ 功能: [3, 4, 5], 响应: [5, 4, 5], 案例: [5, 3, 5] })
    .build()
  const home = await openBackup(page, document, 'zh-CN')
  await page.goto(`/#${home}/results`)
  await expect(cell(rowOf(page, '丙公司'), 2)).toHaveText('5.0')
  await expect(cell(rowOf(page, '乙公司'), 2)).toHaveText('3.9')
  await expect(cell(rowOf(page, '乙公司'), 0)).toHaveText('2')
  await expect(cell(rowOf(page, '甲公司'), 2)).toHaveText('3.9')
  await expect(cell(rowOf(page, '甲公司'), 0)).toHaveText('3')
  await expect(rowOf(page, '乙公司')).toContainText('按“方案”区分先后')
})

test('points whose weights match are shown out of their sum', async ({ page }) => {
  const document = anEvaluation()
    .withVendors('甲公司', '乙公司')
    .withCriteria(
      aCriterion('报价', { weight: 30, scale: outOf(30) }),
      aCriterion('技术', { weight: 50, scale: outOf(50) }),
      aCriterion('服务', { weight: 20, scale: outOf(20) }),
    )
    .withRules({ display: 'scale' })
    .withMarks({ 报价: [27.5, 30], 技术: [41, 40], 服务: [16, 12.5] })
    .build()
  const home = await openBackup(page, document, 'zh-CN')
  await page.goto(`/#${home}/results`)
  await expect(cell(rowOf(page, '甲公司'), 2)).toHaveText('84.5')
  await expect(cell(rowOf(page, '乙公司'), 2)).toHaveText('82.5')
})

test('every empty state says what is missing and leads there', async ({ page }) => {
  const steps = [
    [anEvaluation(), 'No criteria yet', /criteria$/],
    [anEvaluation().withCriteria(aCriterion('Fit')), 'No vendors yet', /vendors$/],
    [anEvaluation().withCriteria(aCriterion('Fit')).withVendors('A', 'B'), 'Nothing is rated yet', /scores$/],
  ] as const
  for (const [evaluation, title, place] of steps) {
    const home = await openBackup(page, evaluation.build(), 'en')
    for (const view of ['', '/profile', '/compare', '/table']) {
      await page.goto(`/#${home}/results${view}`)
      await expect(page.getByRole('heading', { name: title })).toBeVisible()
    }
    await page.locator('main').getByRole('link').last().click()
    await expect(page).toHaveURL(place)
  }
})

test('nobody left in the race, one vendor, all not applicable: each says so', async ({ page }) => {
  const one = anEvaluation().withCriteria(aCriterion('Fit'))
  const cases = [
    [one.withVendors(aVendor('A', { status: 'out', outReason: 'withdrew' })).withMarks({ Fit: [4] }), /withdrew/],
    [
      one
        .withVendors('A', 'B')
        .withTotalThreshold(90)
        .withMarks({ Fit: [2, 3] }),
      /No vendor is ranked/,
    ],
    [one.withVendors('A').withMarks({ Fit: [4] }), /needs at least two/],
    [one.withVendors('A', 'B').withMarks({ Fit: ['na', 'na'] }), /Nothing applies/],
  ] as const
  for (const [evaluation, text] of cases) {
    const home = await openBackup(page, evaluation.build(), 'en')
    for (const view of ['/profile', '/compare', '/table', '']) {
      await page.goto(`/#${home}/results${view}`)
      await expect(page.locator('main h1')).toBeVisible()
    }
    await expect(page.locator('main')).toContainText(text)
  }
})
