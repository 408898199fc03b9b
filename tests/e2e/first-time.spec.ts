import { readFile } from 'node:fs/promises'
import { pressAt, tabTo } from '../support/keyboard'
import { expect, prefer, test } from '../support/page'

const words = {
  en: {
    begin: 'New evaluation',
    title: 'Regional CRM 2027',
    vendors: 'Vendors',
    vendorName: 'Name of the vendor',
    scores: 'Scores',
    results: 'Results',
    save: 'Export comparison CSV',
    saved: 'Saved',
  },
  'zh-CN': {
    begin: '新建评选',
    title: '2027 年区域 CRM 选型',
    vendors: '供应商',
    vendorName: '供应商名称',
    scores: '评分',
    results: '结果',
    save: '导出对比表 CSV',
    saved: '已保存',
  },
} as const

for (const locale of ['en', 'zh-CN'] as const)
  test(`a first-time user gets from the empty page to a comparison CSV by keyboard alone (${locale})`, async ({
    page,
  }) => {
    const say = words[locale]
    await prefer(page, { locale })
    await page.goto('/')

    await pressAt(page, page.getByRole('button', { name: say.begin }))
    await expect(page.getByRole('dialog').getByRole('radio').first()).toBeChecked()
    await page.keyboard.type(say.title)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/criteria$/)
    await expect(page).toHaveTitle(new RegExp(say.title))

    const rail = page.getByRole('navigation').first()
    await pressAt(page, rail.getByRole('link', { name: say.vendors, exact: true }))
    await tabTo(page, page.getByLabel(say.vendorName, { exact: true }))
    for (const name of ['云启 CRM', 'Aurora', 'Tallgrove']) {
      await page.keyboard.type(name)
      await page.keyboard.press('Enter')
      await expect(page.getByText(name).first()).toBeVisible()
    }

    await pressAt(page, rail.getByRole('link', { name: say.scores, exact: true }))
    const firstCell = page.getByRole('grid').locator('tbody tr:nth-child(2) [role=gridcell]').nth(1)
    await expect(firstCell).toBeVisible()
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press('Tab')
      if (await page.evaluate(() => document.activeElement?.closest('[role=grid], .grid') !== null)) break
    }
    await page.keyboard.press('Control+Home')
    for (const [a, b, c] of ['435', '524', '343']) {
      await page.keyboard.type(a!)
      await page.keyboard.press('Tab')
      await page.keyboard.type(b!)
      await page.keyboard.press('Tab')
      await page.keyboard.type(c!)
      await page.keyboard.press('Enter')
      await page.keyboard.press('Home')
    }
    await expect(page.locator('.save-state')).toHaveText(say.saved)

    await page.keyboard.press('Escape')
    await pressAt(page, rail.getByRole('link', { name: say.results, exact: true }))
    const downloading = page.waitForEvent('download')
    await pressAt(page, page.getByRole('button', { name: say.save }))
    const download = await downloading
    expect(download.suggestedFilename()).toMatch(/\.csv$/)
    const csv = await readFile(await download.path(), 'utf8')
    const [head, first] = csv.split('\r\n')
    expect(head).toBe('\uFEFFid,group,criterion,weight,云启 CRM,Aurora,Tallgrove')
    expect(first).toMatch(/,4,3,5$/)
    expect(csv).toMatch(/^#rank,/m)

    await page.reload()
    await page.goto('/')
    await expect(page.getByRole('link', { name: say.title })).toBeVisible()
  })
