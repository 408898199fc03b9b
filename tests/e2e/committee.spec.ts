import type { Page } from '@playwright/test'
import { aCriterion, aGroup, anEvaluation, criterionId, vendorId, type Mark } from '../support/an-evaluation'
import { EvaluatorBrowser, textOf, type Sent } from '../support/evaluators'
import { openBackup } from '../support/open-backup'
import { expect, expectAccessible, test } from '../support/page'
import { plainStandings } from '../support/plain-evaluation'

test.describe.configure({ timeout: 300_000 })
test.use({ actionTimeout: 15_000, navigationTimeout: 20_000 })

const words = {
  en: {
    all: 'Invite all 6 who are missing',
    seal: 'Seal scorecards',
    chair: 'Your name, as the evaluators see it',
    link: (name: string) => `Link for ${name}`,
    save: (name: string) => `Save file for ${name}`,
    paste: 'Text from a mail',
    use: 'Read this text',
    accept: (count: number) => (count === 1 ? 'Accept 1 scorecard' : `Accept ${count} scorecards`),
    consent: 'Accept it all the same.',
    unsigned: 'not signed',
    unaltered: 'counted unaltered',
    standing: { new: 'New', older: 'Older version', tampered: 'Tampered', foreign: 'Foreign', duplicate: 'Duplicate' },
    sealed: 'sealed',
    undo: /^Undo/,
  },
  'zh-CN': {
    all: '邀请其余 6 位',
    seal: '密封评分表',
    chair: '组长姓名（评委可见）',
    link: (name: string) => `${name}的链接`,
    save: (name: string) => `保存文件：${name}`,
    paste: '邮件中的文本',
    use: '读取文本',
    accept: (count: number) => `收录 ${count} 份评分表`,
    consent: '仍要收录。',
    unsigned: '未签名',
    unaltered: '原样计入',
    standing: { new: '新评分表', older: '旧版', tampered: '被改动', foreign: '无关文件', duplicate: '重复' },
    sealed: '已密封',
    undo: /^撤销/,
  },
} as const

const vendors = ['Aldermoor', 'Brook', 'Carrow']
const names = ['Ann', 'Bob', 'Cai', 'Dee', 'Eve', 'Fay'] as const
type Name = (typeof names)[number]

const committee = () =>
  anEvaluation()
    .withVendors(...vendors)
    .withEvaluators(...names)
    .withCriteria(aGroup('Fit', [aCriterion('Funnel', { weight: 2 }), aCriterion('Reports')]), aCriterion('Service'))

/** What each of them thinks, in the order of the vendors. Eve stands back from Brook. */
const marks: Record<Name, Record<string, Mark[]>> = {
  Ann: { Funnel: [5, 3, 2], Reports: [4, 3, 1], Service: [3, 5, 2] },
  Bob: { Funnel: [4, 4, 1], Reports: [4, 2, 5], Service: [2, 3, 3] },
  Cai: { Funnel: [3, 5, 4], Reports: [1, 2, 3], Service: [5, 4, 4] },
  Dee: { Funnel: [2, 2, 5], Reports: [3, 4, 4], Service: [1, 5, 2] },
  Eve: { Funnel: [5, 'abstain', 3], Reports: [2, 'abstain', 2], Service: [4, 'abstain', 1] },
  Fay: { Funnel: [1, 4, 3], Reports: [5, 5, 3], Service: [2, 2, 5] },
}
const levels = (name: Name) =>
  Object.fromEntries(
    Object.entries(marks[name]).map(([c, row]) => [c, row.map((mark) => (typeof mark === 'number' ? mark : null))]),
  )

/** The totals once more, from the marks above and not from any file. */
function expectedTotals(): string[] {
  const built = names.reduce((building, name) => building.withMarks(marks[name], name), committee()).build()
  return plainStandings(built).map(({ score }) => (score! * 100).toFixed(1))
}

async function expectTotals(page: Page, home: string): Promise<void> {
  await page.goto(`/#${home}/results`)
  for (const [v, total] of expectedTotals().entries()) {
    const row = page.locator('table.ranking tbody tr').filter({ has: page.locator('th', { hasText: vendors[v]! }) })
    await expect(row.locator('td, th').nth(2)).toHaveText(total)
  }
}

/** One level made another, and everything else left as it was. */
function tampered(file: string): string {
  const changed = file.replace(
    /("sealed":".{40})(.)/,
    (_, before: string, sign: string) => before + (sign === 'A' ? 'B' : 'A'),
  )
  return changed === file ? file.replace('cells\\":[[1', 'cells\\":[[5') : changed
}

const asFile = (name: string, text: string) => ({
  name,
  mimeType: name.endsWith('.csv') ? 'text/csv' : 'application/json',
  buffer: Buffer.from(text),
})

for (const [locale, isSealed] of [
  ['en', false],
  ['zh-CN', true],
] as const)
  test(`six evaluators score apart, and the merged ranking is that of their marks (${locale}, ${isSealed ? 'sealed' : 'open'})`, async ({
    page,
    browser,
  }) => {
    const say = words[locale]
    const home = await openBackup(page, committee().build(), locale)
    await page.goto(`/#${home}/committee`)
    await expect(page.locator('.roster tbody tr')).toHaveCount(6)
    await expectAccessible(page)

    await page.goto(`/#${home}/committee/invite`)
    await page.getByLabel(say.chair).fill('Zhou')
    if (isSealed) await page.getByLabel(say.seal).check()
    await page.getByRole('button', { name: say.all }).click()
    await expect(page.locator('.invitation')).toHaveCount(6)
    await expectAccessible(page)
    const sent = new Map<Name, Sent>()
    for (const name of names) {
      const byLink = name === 'Ann' || name === 'Bob'
      if (byLink) sent.set(name, { link: await page.getByRole('textbox', { name: say.link(name) }).inputValue() })
      else
        sent.set(name, {
          file: await textOf(page, () => page.getByRole('button', { name: say.save(name) }).click()),
        })
    }
    await expect(page.locator('.save-state')).not.toHaveText(/…/)

    const browsers = new Map<Name, EvaluatorBrowser>()
    for (const name of names) {
      const size = name === 'Ann' || name === 'Eve' ? { viewport: { width: 390, height: 844 }, hasTouch: true } : {}
      const one = await EvaluatorBrowser.open(browser, locale, size)
      browsers.set(name, one)
      await one.accept(sent.get(name)!)
      await expect(one.page.locator('main')).toContainText('Zhou')
      // Nobody sees who else was asked.
      for (const other of names.filter((n) => n !== name))
        await expect(one.page.locator('main')).not.toContainText(other)
    }
    const of = (name: Name) => browsers.get(name)!
    const files: { name: string; mimeType: string; buffer: Buffer }[] = []
    const receipts = new Map<Name, string>()
    const send = async (name: Name, as = name as string) => {
      receipts.set(name, await of(name).finish())
      const file = await of(name).saved(of(name).say.save)
      files.push(asFile(`${as}.json`, file))
      return file
    }

    // Ann, on a phone.
    const ann = of('Ann')
    await expectAccessible(ann.page)
    await ann.declare()
    await expectAccessible(ann.page)
    await ann.score(levels('Ann'), vendors)
    await ann.go('criteria')
    await expectAccessible(ann.page)
    expect(await ann.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await send('Ann')
    await expectAccessible(ann.page)
    expect(await ann.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)

    // Bob, by keyboard: a level is typed, Enter goes on.
    const bob = of('Bob')
    await bob.page.getByLabel(bob.say.none).focus()
    await bob.page.keyboard.press('Space')
    await bob.page.keyboard.press('Enter')
    await bob.page.waitForURL(/\/vendors\//)
    for (const [v] of vendors.entries()) {
      const cards = bob.page.locator('article.card')
      await cards.first().focus()
      for (const row of Object.values(marks.Bob)) {
        await expect(cards.and(bob.page.locator(':focus'))).toHaveCount(1)
        await bob.page.keyboard.press(String(row[v]))
        await bob.page.keyboard.press('Enter')
      }
      await expect(bob.page.locator('.onward .primary')).toBeFocused()
      await bob.page.keyboard.press('Enter')
    }
    await bob.page.waitForURL(/\/finish/)
    await send('Bob')

    // Cai fills in the form with a spreadsheet.
    const cai = of('Cai')
    const form = await cai.saved(cai.say.form)
    files.push(asFile('Cai.csv', filledIn(form, marks.Cai)))

    // Dee sends twice.
    const dee = of('Dee')
    await dee.declare()
    await dee.score({ ...levels('Dee'), Service: [5, 5, 5] }, vendors)
    await send('Dee', 'Dee-1')
    await dee.score(levels('Dee'), vendors)
    await expect(dee.page.locator('.save-state')).toHaveClass(/\bsaved\b/)
    await dee.page.reload()
    await send('Dee', 'Dee-2')

    // Eve stands back from Brook.
    const eve = of('Eve')
    await eve.declare({ vendor: 'Brook', reason: 'Shares in Brook' })
    await eve.score(levels('Eve'), vendors)
    await send('Eve')

    // What Fay sends is changed on its way; afterwards the true one comes as text.
    const fay = of('Fay')
    await fay.declare()
    await fay.score(levels('Fay'), vendors)
    const faysFile = await send('Fay')
    files.pop()
    files.push(asFile('Fay.json', tampered(faysFile)))
    const faysText = await fay.page.locator('.send textarea').inputValue()

    for (const one of browsers.values()) expect(one.surprises).toEqual([])

    await page.goto(`/#${home}/committee/collect`)
    await expect(page.locator('.board tbody tr')).toHaveCount(6)
    await page.locator('input[type=file]').setInputFiles(files)
    const standing = (source: string) => page.locator('.line').filter({ hasText: source }).locator('.standing')
    await expect(page.locator('.line')).toHaveCount(7)
    await expect(standing('Ann.json')).toHaveText(say.standing.new)
    await expect(standing('Dee-1.json')).toHaveText(say.standing.older)
    await expect(standing('Dee-2.json')).toHaveText(say.standing.new)
    await expect(page.locator('.line').filter({ hasText: 'Fay.json' })).toHaveClass(/bad/)
    if (!isSealed) await expect(standing('Fay.json')).toHaveText(say.standing.tampered)
    else await expect(page.locator('.line').filter({ hasText: 'Fay.json' }).locator('strong')).toHaveText('Fay')
    await expect(page.locator('.line').filter({ hasText: 'Fay.json' })).not.toContainText(say.unsigned)
    await expectAccessible(page)
    await expect(page.getByRole('button', { name: say.accept(4) })).toBeVisible()
    // A table carries no signature: the chair has to say so.
    await page.getByLabel(say.consent).check()
    await page.getByRole('button', { name: say.accept(5) }).click()
    await expect(page.locator('.board code')).toHaveCount(5)

    // One merge, one undo.
    await page.getByRole('banner').getByRole('button', { name: say.undo }).click()
    await expect(page.locator('.board code')).toHaveCount(0)
    await page.keyboard.press('Control+y')
    await expect(page.locator('.board code')).toHaveCount(5)

    await page.getByLabel(say.paste).fill(`> From: Fay\n${faysText}\nRegards`)
    await page.getByRole('button', { name: say.use }).click()
    await page.getByRole('button', { name: say.accept(1) }).click()
    await expect(page.locator('.board code')).toHaveCount(6)
    await expect(page.locator('.board').getByText(say.unaltered)).toHaveCount(6)
    if (isSealed) await expect(page.locator('.board').getByText(say.sealed)).toHaveCount(5)
    // By the name alone: a receipt may spell DEE too.
    const rowOf = (name: Name) => page.locator('.board tr').filter({ has: page.locator('th', { hasText: name }) })
    for (const [name, receipt] of receipts) await expect(rowOf(name).locator('code')).toHaveText(receipt)
    await expect(rowOf('Eve')).toContainText('Shares in Brook')
    await expectAccessible(page)

    await expectTotals(page, home)
    for (const receipt of receipts.values()) await expect(page.getByText(receipt)).toBeVisible()
    await expectAccessible(page)
    await Promise.all([...browsers.values()].map((one) => one.page.context().close()))
  })

test('names stay hidden, required notes are required, and marks open only when all have committed', async ({
  page,
  browser,
}) => {
  const two = ['Ann', 'Bob'] as const
  const built = anEvaluation()
    .withVendors(...vendors)
    .withEvaluators(...two)
    .withCriteria(aCriterion('Funnel'))
    .build()
  const home = await openBackup(page, built, 'en')
  await page.goto(`/#${home}/committee/invite`)
  await page.getByLabel('Hide vendor names').check()
  await page.getByLabel('Commit first, open later').check()
  await page.getByLabel('at both ends of the scale').check()
  await page.getByRole('button', { name: 'Invite all 2 who are missing' }).click()
  await page.getByRole('button', { name: 'QR code for Ann' }).click()
  await expect(page.getByRole('dialog').getByRole('img', { name: 'QR code for Ann' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')

  const sent = new Map<string, { commitment: string; card: string }>()
  for (const name of two) {
    const link = await page.getByRole('textbox', { name: `Link for ${name}` }).inputValue()
    const one = await EvaluatorBrowser.open(browser, 'en')
    await one.accept({ link })
    await one.declare()
    // Vendor A gets 5, B 3 and C 2, whoever they are.
    for (const [v, level] of [5, 3, 2].entries()) {
      await one.go(`vendors/v-${v + 1}`)
      await one.page
        .locator('.level')
        .nth(level - 1)
        .click()
    }
    for (const vendor of vendors) await expect(one.page.getByText(vendor)).toHaveCount(0)
    await one.go('finish')
    await expect(one.page.getByRole('button', { name: one.say.finish })).toBeDisabled()
    await one.page.getByRole('link', { name: 'Funnel · Vendor A' }).click()
    await expect(one.page.locator('article.card')).toBeFocused()
    await one.page.getByText('Note and evidence').click()
    await one.page.getByLabel('Note', { exact: true }).fill('Seen in the demo')
    await one.page.getByLabel('Note', { exact: true }).blur()
    await one.finish()
    const [commitment, card] = [0, 1].map((i) =>
      one.page.locator('.send').nth(i).getByRole('button', { name: one.say.save }),
    )
    sent.set(name, {
      commitment: await textOf(one.page, () => commitment!.click()),
      card: await textOf(one.page, () => card!.click()),
    })
    expect(one.surprises).toEqual([])
    await one.page.context().close()
  }

  await page.goto(`/#${home}/committee/collect`)
  await expect(page.getByText('0 of 2 commitments are in')).toBeVisible()
  const drop = (name: string, kind: 'commitment' | 'card') => asFile(`${name}-${kind}.json`, sent.get(name)![kind])
  const input = page.locator('input[type=file]')
  await input.setInputFiles([drop('Ann', 'commitment'), drop('Ann', 'card')])
  const standing = (source: string) => page.locator('.line').filter({ hasText: source }).locator('.standing')
  await expect(standing('Ann-commitment')).toHaveText('Commitment')
  await expect(standing('Ann-card')).toHaveText('Too early')
  await expectAccessible(page)
  await input.setInputFiles([drop('Bob', 'commitment')])
  await page.getByRole('button', { name: 'Accept 3 scorecards' }).click()
  await expect(page.getByText('All 2 commitments are in')).toBeVisible()
  await input.setInputFiles([drop('Bob', 'card')])
  await page.getByRole('button', { name: 'Accept 1 scorecard' }).click()
  await expect(page.locator('.board').getByText('counted unaltered')).toHaveCount(2)

  // Whom each of them saw as A is not who was first: every vendor has the marks that were meant for it.
  await page.goto(`/#${home}`)
  const backup = JSON.parse(
    await textOf(page, () => page.getByRole('button', { name: 'Export JSON backup' }).click()),
  ) as { document: typeof built }
  const { ratings, committee: kept } = backup.document
  for (const { evaluator, hidden } of kept.invitations) {
    const given = hidden!.map((vendor) => ratings[evaluator]![criterionId('Funnel')]![vendor]!.level)
    expect(given).toEqual([5, 3, 2])
  }
})

test('weights are proposed, the key opens in another browser, and a second invitation takes the marks over', async ({
  page,
  browser,
}) => {
  const built = anEvaluation()
    .withVendors(...vendors)
    .withEvaluators('Ann')
    .withCriteria(aCriterion('Funnel'), aCriterion('Service'))
    .build()
  const home = await openBackup(page, built, 'en')
  await page.goto(`/#${home}/committee/invite`)
  for (const option of ['Hide vendor names', 'Seal scorecards', 'Ask for proposed weights'])
    await page.getByLabel(option).check()
  const linkFor = async (on: Page, button: string) => {
    await on.getByRole('button', { name: button }).click()
    return on.getByRole('textbox', { name: 'Link for Ann' }).inputValue()
  }
  const link = await linkFor(page, 'Invite the one who is missing')
  const key = await textOf(page, () => page.getByRole('button', { name: 'Save the key by itself' }).click())
  await page.goto(`/#${home}`)
  const backup = JSON.parse(
    await textOf(page, () => page.getByRole('button', { name: 'Export JSON backup' }).click()),
  ) as { document: typeof built }

  const ann = await EvaluatorBrowser.open(browser, 'en', { viewport: { width: 390, height: 844 } })
  await ann.accept({ link })
  await ann.declare({ vendor: 'Vendor B', reason: 'Shares' })
  await ann.page.getByRole('link', { name: 'Weights', exact: true }).click()
  const points = (name: string) => ann.page.getByRole('textbox', { name })
  await points('Funnel').fill('30')
  await points('Service').fill('10')
  await points('Service').blur()
  await expect(ann.page.locator('output')).toHaveText(['75.0%', '25.0%'])
  await expectAccessible(ann.page)
  await ann.go('vendors/v-1')
  await ann.page.locator('.level').nth(3).click()
  const receipt = await ann.finish()
  const card = await ann.saved('Save file')

  // The chair in another browser, with a backup from which somebody has taken the key.
  const elsewhere = (await EvaluatorBrowser.open(browser, 'en')).page
  const { committee: kept } = backup.document
  const second = await openBackup(elsewhere, { ...backup.document, committee: { ...kept, keys: null } }, 'en')
  await elsewhere.goto(`/#${second}/committee/collect`)
  await elsewhere.locator('input[type=file]').setInputFiles([asFile('Ann.json', card)])
  const line = elsewhere.locator('.line')
  await expect(line.locator('.standing')).toHaveText('Unreadable')
  const opener = elsewhere.locator('.key-opener')
  await opener.locator('input').setInputFiles([asFile('key.json', key.slice(0, 80))])
  await expect(opener.getByRole('alert')).toContainText('This key file is broken')
  await expectAccessible(elsewhere)
  await elsewhere.locator('.drop input').setInputFiles([asFile('key.json', key)])
  await expect(line.locator('.standing')).toHaveText('New')
  const hidden = vendors.find((name) => kept.invitations[0]!.hidden![1] === vendorId(name))!
  await expect(line).toContainText(`${hidden} (Vendor B): Shares`)
  await expect(line).toContainText('Proposes weights in 1 group.')
  await elsewhere.getByRole('button', { name: 'Accept 1 scorecard' }).click()
  const row = elsewhere.locator('.board tr').filter({ hasText: 'Ann' })
  await expect(row).toContainText(`${hidden} (Vendor B): Shares`)
  await expect(row).toContainText(receipt)
  await expect(row).toContainText('counted unaltered')
  await elsewhere.goto(`/#${second}/committee/agreement`)
  const funnel = elsewhere.locator('.proposals tr').filter({ hasText: 'Funnel' }).locator('td')
  await expect(funnel).toHaveText(['50.0', '75.0', '75.0–75.0', '0.0', '75.0'])
  await expectAccessible(elsewhere)
  await elsewhere.getByRole('button', { name: 'Use the mean as weights' }).click()
  await expect(funnel.first()).toHaveText('75.0')

  await elsewhere.goto(`/#${second}/committee/invite`)
  await ann.accept({ link: await linkFor(elsewhere, 'Invite again: Ann') })
  await expect(ann.page.getByText(/^Taken over from your scorecard of .*: 3 marks\.$/)).toBeVisible()
  await expect(ann.page.getByText(/weight of Funnel 50(\.0)?% → 75(\.0)?%/)).toBeVisible()
  await expectAccessible(ann.page)
  await ann.page.getByRole('link', { name: 'Look at the earlier scorecard' }).click()
  await ann.page.getByRole('link', { name: 'Check and send' }).click()
  await expect(ann.page.locator('.receipt code')).toHaveText(receipt)
  expect(ann.surprises).toEqual([])
  await Promise.all([ann.page.context().close(), elsewhere.context().close()])
})

/** The form with its levels written in, as a spreadsheet would save it. */
function filledIn(form: string, own: Record<string, Mark[]>): string {
  const lines = form.split('\r\n')
  return lines
    .map((line) => {
      const cells = line.split(',')
      const [criterion, vendor] = [cells[3], cells[4]]
      const mark = own[criterion ?? '']?.[vendors.indexOf(vendor ?? '')]
      // Level, note and evidence stand last, and empty.
      return mark === undefined || mark === null ? line : line.replace(/,,,$/, `,${mark},,`)
    })
    .join('\r\n')
}
