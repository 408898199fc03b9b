import type { Page } from '@playwright/test'
import { readFile, writeFile } from 'node:fs/promises'
import { encodeGb18030 } from '../support/encode-gb18030'
import { expect as expectSoon, expectAccessible, prefer, test } from '../support/page'

// A loaded machine is no failure.
const expect = expectSoon.configure({ timeout: 15_000 })
test.describe.configure({ timeout: 60_000 })

const words = {
  en: {
    begin: 'New evaluation',
    what: 'What is being chosen?',
    blank: 'Blank',
    start: 'Start with the criteria',
    check: 'Check what it does',
    write: /^Write \d+ changes?$/,
    create: 'Create the evaluation',
    undo: 'Undo',
    redo: 'Redo',
    added: '2 groups, 5 criteria, 3 vendors, 15 ratings',
    seeScores: 'See the scores',
    undone: 'The import is undone; everything is as it was before.',
    nothing: 'Everything in the file is here already; there is nothing to write.',
    comparison: 'Export comparison CSV',
    backup: 'Export JSON backup',
    replace: 'Replace the one here',
    replaceNow: 'Replace',
    delimiter: 'Delimiter',
    semicolon: 'Semicolon ;',
  },
  'zh-CN': {
    begin: '新建评选',
    what: '本次评选什么？',
    blank: '空白',
    start: '开始，先定评分项',
    check: '核对内容',
    write: /^写入 \d+ 项$/,
    create: '建立评选',
    undo: '撤销',
    redo: '重做',
    added: '2 个评分组，5 个评分项，3 家供应商，15 条评分',
    seeScores: '查看评分',
    undone: '已撤销导入，内容恢复到导入之前。',
    nothing: '文件中的内容这里都已有，无需写入。',
    comparison: '导出对比表 CSV',
    backup: '导出 JSON 备份',
    replace: '替换已有的一项',
    replaceNow: '替换',
    delimiter: '分隔符',
    semicolon: '分号 ;',
  },
} as const
type Words = (typeof words)[keyof typeof words]

/** As a purchasing department keeps it: titles above, numbered lines, headings between, totals that do not add up. */
const foreignSheet = `星河集团制造执行系统评分汇总表,,,,,
编制：信息中心,,,,,2027年3月1日
序号,评审内容,权重（%）,金穗软件,鼎新数智,赛博信息
一,技术方案,,,,
1,生产排程,２０,8,9,7
2,质量追溯,15,9,8,6
3,设备联网,１５,7,8,9
二,商务部分,,,,
4,报价,30,6,7,9
5,售后服务,20,10,9,不适用
合计,,100,79,80,78
`

const file = (name: string, content: string | Uint8Array) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(content as string),
})
const give = (page: Page, name: string, content: string | Uint8Array) =>
  page.locator('input[type=file]').setInputFiles(file(name, content))
const figure = (page: Page, of: string) => page.locator(`.counts .${of} .figure`)
const chosen = (page: Page, column: number) => page.locator('thead select').nth(column).locator('option:checked')

async function begin(page: Page, say: Words, title: string): Promise<string> {
  await page.goto('/')
  await page.getByRole('button', { name: say.begin }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(say.what).fill(title)
  await dialog.getByLabel(say.blank).check()
  await dialog.getByRole('button', { name: say.start }).click()
  await page.waitForURL(/\/criteria$/)
  return page.url().replace(/\/criteria$/, '')
}

async function saveAs(page: Page, name: string): Promise<string> {
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name }).first().click()
  return readFile(await (await downloading).path(), 'utf8')
}

for (const locale of ['en', 'zh-CN'] as const) {
  const say = words[locale]

  test(`a file of unknown origin becomes exactly what the preview shows, and one undo takes it back (${locale})`, async ({
    page,
  }) => {
    await prefer(page, { locale })
    const place = await begin(page, say, 'MES 2027')
    await page.goto(`${place}/import`)
    await give(page, '评分汇总.csv', encodeGb18030(foreignSheet))

    await expect(page.getByText('生产排程')).toBeVisible()
    await expect(chosen(page, 1)).toHaveText(locale === 'en' ? 'Criterion' : '评分项')
    await expect(chosen(page, 2)).toHaveText(locale === 'en' ? 'Weight' : '权重')
    await expectAccessible(page)
    await page.getByRole('button', { name: say.check }).click()

    await expect(figure(page, 'added')).toHaveText('25')
    await expect(page.locator('.counts .added')).toContainText(say.added)
    for (const none of ['changed', 'unchanged', 'conflicting', 'rejected'])
      await expect(figure(page, none)).toHaveText('0')
    const audit = page.locator('#import-audit tbody tr')
    await expect(audit.first()).toContainText('金穗软件')
    await expect(audit.first()).toContainText('79')
    await expectAccessible(page)
    await page.getByRole('button', { name: say.write }).click()

    await page.getByRole('link', { name: say.seeScores }).click()
    const grid = page.getByRole('grid')
    await expect(grid.getByText('售后服务')).toBeVisible()
    await expect(grid.getByText('技术方案').first()).toBeVisible()
    await expect(page.locator('.save-state')).toHaveClass(/\bsaved\b/)

    // What was written is what stood in the file, and all of it.
    await page.goto(place)
    const rows = (await saveAs(page, say.comparison)).split('\r\n').map((row) => row.split(','))
    expect(rows[0]?.slice(4)).toEqual(['金穗软件', '鼎新数智', '赛博信息'])
    const levels = Object.fromEntries(rows.slice(1).map((row) => [row[2], [row[1], ...row.slice(4)]]))
    expect(levels).toMatchObject({
      生产排程: ['技术方案', '8', '9', '7'],
      质量追溯: ['技术方案', '9', '8', '6'],
      设备联网: ['技术方案', '7', '8', '9'],
      报价: ['商务部分', '6', '7', '9'],
      售后服务: ['商务部分', '10', '9', 'N/A'],
    })
    expect(rows.slice(1, 6).map((row) => Number(row[3]))).toEqual([0.2, 0.15, 0.15, 0.3, 0.2])

    // One edit: a single undo, and nothing is left of it.
    const undo = page.getByRole('banner').getByRole('button', { name: say.undo })
    await undo.click()
    await expect(undo).toBeDisabled()
    await page.goto(`${place}/vendors`)
    await expect(page.locator('main h1')).toBeVisible()
    await expect(page.getByText('金穗软件')).toHaveCount(0)
    await page.getByRole('banner').getByRole('button', { name: say.redo }).click()
    await expect(page.getByText('金穗软件').first()).toBeVisible()
  })

  test(`what was exported comes back unchanged, and a backup takes the place of what it backs up (${locale})`, async ({
    page,
  }) => {
    await prefer(page, { locale })
    await page.goto('/#/import')
    await give(page, 'sheet.csv', 'Criterion;Weight;A;"B; Ltd"\nPrice;30%;4,5;3\nQuality;70%;2,5;5\n')
    await page.getByRole('button', { name: say.check }).click()
    await page.getByRole('button', { name: say.create }).click()
    await page.waitForURL(/#\/e\/.*\/scores$/)
    const place = page.url().replace(/\/scores$/, '')
    await page.goto(place)
    const comparison = await saveAs(page, say.comparison)
    const backup = await saveAs(page, say.backup)
    expect(comparison).toContain('B; Ltd')

    await page.goto(`${place}/import`)
    await give(page, 'comparison.csv', comparison)
    await page.getByRole('button', { name: say.check }).click()
    await expect(figure(page, 'unchanged')).toHaveText('4')
    await expect(page.getByText(say.nothing)).toBeVisible()
    await expect(page.getByRole('button', { name: say.write })).toBeDisabled()

    await page.goto(place)
    const title = page.getByRole('textbox').first()
    await title.fill('Another title')
    await title.blur()
    await expect(page).toHaveTitle(/Another title/)
    await page.goto('/#/import')
    await give(page, 'backup.json', backup)
    await page.getByLabel(say.replace).check()
    await page.getByRole('button', { name: say.replaceNow, exact: true }).click()
    await expect(page).toHaveURL(place)
    await expect(page).toHaveTitle(/sheet/)
    await page.getByRole('banner').getByRole('button', { name: say.undo }).click()
    await expect(page).toHaveTitle(/Another title/)
  })

  test(`bad files are refused with a reason, and what is hostile stays text (${locale})`, async ({
    page,
  }, testInfo) => {
    await prefer(page, { locale })
    await page.goto('/#/import')
    const refusal = page.getByRole('alert')
    const bad: readonly (readonly [name: string, content: string | Uint8Array, en: string, zh: string])[] = [
      ['empty.csv', '', 'The file is empty', '文件是空的'],
      ['blank.csv', ' ,,\n\n,\n', 'The file is empty', '文件是空的'],
      [
        'photo.csv',
        Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0),
        'not a table in text form (png)',
        '不是文本表格（png）',
      ],
      ['book.xlsx', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), 'an Excel workbook', 'Excel 工作簿'],
      ['cut.json', '{"format":"evenhand/evaluation"', 'not complete JSON', '不是完整的 JSON'],
      ['other.json', '[1]', 'not an Evenhand backup', '不是衡选的备份'],
      ['quote.csv', 'Criterion,A\nOne,"4"x\n', 'Line 2, column 2', '第 2 行第 2 列'],
    ]
    for (const [name, content, en, zh] of bad) {
      await give(page, name, content)
      await expect(refusal).toContainText(name)
      await expect(refusal).toContainText(locale === 'en' ? en : zh)
    }
    // By its path: a driver passes no more than 50 MB along.
    const big = testInfo.outputPath('big.csv')
    await writeFile(big, new Uint8Array(100 * 1024 * 1024).fill(0x31))
    await page.locator('input[type=file]').setInputFiles(big)
    await expect(refusal).toContainText('big.csv')
    await expect(refusal).toContainText(locale === 'en' ? 'the limit is 64 MB' : '64 MB 的上限')
    // A wrong guess may be behind a broken quote: another delimiter can be tried at once.
    await give(page, 'commas.csv', 'Criterion, say;A\nScreen, wide;4\n"Frame, big";5\n')
    await expect(refusal).toContainText('commas.csv')
    await refusal.getByLabel(say.delimiter).selectOption(say.semicolon)
    await expect(chosen(page, 0)).toHaveText(locale === 'en' ? 'Criterion' : '评分项')
    await page.reload()

    const hostile = [
      '<img src=x onerror=alert(1)>',
      "=cmd|'/c calc'!A1",
      '__proto__',
      '\u202Etxet\u202C',
      '👩‍👩‍👧',
      '长'.repeat(5000),
    ]
    const rows = [
      ['Criterion', 'Weight', ...hostile],
      ['constructor', '-3', '1', '2', '3', '4', '5', '1'],
      ['toString', '2', 'NaN', '2', '3', '4', '5', '1'],
    ]
    await give(page, 'hostile.csv', rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n'))
    await page.getByRole('button', { name: say.check }).click()
    await expect(page.locator('#import-problems')).toContainText('-3')
    await expect(page.locator('#import-problems')).toContainText('NaN')
    await page.getByRole('button', { name: say.create }).click()
    await page.waitForURL(/#\/e\/.*\/scores$/)
    await expect(page.getByRole('grid').getByText('<img src=x onerror=alert(1)>').first()).toBeVisible()
    await expect(page.locator('main img')).toHaveCount(0)
  })
}
