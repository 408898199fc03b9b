import type { Page } from '@playwright/test'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { aCriterion, anEvaluation } from '../support/an-evaluation'
import { openBackup } from '../support/open-backup'
import { startMortalBrowser } from '../support/mortal-browser'
import { expect as expectSoon, expectAccessible, prefer, test } from '../support/page'

// A loaded machine is no failure.
const expect = expectSoon.configure({ timeout: 20_000 })
test.describe.configure({ timeout: 150_000 })
test.use({ locale: 'en-US' })

const saveState = (page: Page) => page.locator('.save-state')
const isSaved = (page: Page) => expect(saveState(page)).toHaveClass(/\bsaved\b/)
const goal = (page: Page) => page.getByLabel('Goal and scope')

/** A blank evaluation, made as people make one. @returns its address */
async function begin(page: Page, title: string, base = '/'): Promise<string> {
  await page.goto(base)
  await page.getByRole('button', { name: 'New evaluation' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('What is being chosen?').fill(title)
  await dialog.getByLabel('Blank').check()
  await dialog.getByRole('button', { name: 'Start with the criteria' }).click()
  await page.waitForURL(/\/criteria$/)
  const address = page.url().replace(/\/criteria$/, '')
  await page.goto(address)
  await expect(goal(page)).toBeVisible()
  return address
}

/** What somebody does who types and leaves the field. */
async function describe(page: Page, text: string): Promise<void> {
  await goal(page).fill(text)
  await goal(page).blur()
}

test.describe('a browser that is killed in mid-work', () => {
  /**
   * Numbers the goal from `from` on. `patient` types the next number when the last is shown as saved, `hasty` does not
   * wait. Every number that is shown as saved is reported.
   */
  const typeAway = (field: HTMLTextAreaElement, { from, isHasty }: { from: number; isHasty: boolean }) => {
    const state = document.querySelector('.save-state')!
    let last = from
    const type = () => {
      field.value = String((last += 1))
      field.dispatchEvent(new Event('change'))
    }
    new MutationObserver(() => {
      if (!state.classList.contains('saved')) return
      console.info(`saved ${last}`)
      type()
    }).observe(state, { attributes: true })
    type()
    if (!isHasty) return
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      if (state.classList.contains('saving') && last % 4 !== 0) type()
      port2.postMessage('')
    }
    port2.postMessage('')
  }

  for (const isHasty of [false, true])
    test(`ten times, ${isHasty ? 'while it is saving' : 'right after "Saved"'}: what was shown as saved is there`, async ({
      baseURL,
    }) => {
      const profile = await mkdtemp(join(tmpdir(), 'evenhand-'))
      let address = ''
      let shownAsSaved = 0
      try {
        for (let life = 0; life <= 10; life += 1) {
          const { page, kill } = await startMortalBrowser(profile)
          try {
            if (life === 0) address = await begin(page, 'Mortal', baseURL)
            else await page.goto(address)
            await expect(goal(page)).toBeVisible()
            await expect(page.getByRole('alert')).toHaveCount(0)
            const found = Number(await goal(page).inputValue())
            expect(found, `after ${life} deaths`).toBeGreaterThanOrEqual(shownAsSaved)
            if (life === 10) break
            // Each life is longer or shorter than the last.
            const enough = found + 1 + ((life * 7) % 13)
            const reached = page.waitForEvent('console', (message) => {
              const [, saved] = /^saved (\d+)$/.exec(message.text()) ?? []
              shownAsSaved = Math.max(shownAsSaved, Number(saved ?? 0))
              return shownAsSaved >= enough
            })
            await goal(page).evaluate(typeAway, { from: found, isHasty })
            await reached
          } finally {
            await kill()
          }
        }
        expect(shownAsSaved).toBeGreaterThan(40)
      } finally {
        await rm(profile, { recursive: true, force: true, maxRetries: 5 })
      }
    })
})

/** 20 criteria and 10 vendors, nothing rated. */
const plainBackup = () => {
  const levels = [1, 2, 3, 4, 5].map((level) => ({ level, label: String(level), anchor: '', value: null }))
  const node = { description: '', weight: 1, threshold: null }
  const children = Array.from({ length: 20 }, (_, i) => {
    return { ...node, kind: 'criterion', id: `c-${i}`, name: `Criterion ${i}`, scale: { kind: 'levels', levels } }
  })
  const vendor = { color: 0, website: '', contact: '', status: 'shortlist', outReason: '', note: '' }
  const document = {
    id: 'e-two-tabs',
    title: 'Two tabs',
    description: '',
    createdAt: '2026-01-01T00:00:00.000Z',
    isSample: false,
    criteria: { ...node, kind: 'group', id: 'g-root', name: '', children },
    vendors: Array.from({ length: 10 }, (_, i) => ({ ...vendor, id: `v-${i}`, name: `Vendor ${i}` })),
    evaluators: [{ id: 'p-1', name: 'Committee', role: '', weight: 1 }],
    ratings: {},
    rules: {
      pooling: 'mean',
      trimFrom: 5,
      notApplicable: 'reweight',
      rounding: { stage: 'none', decimals: 2 },
      tieBreaks: [],
      display: 'hundred',
    },
  }
  const text = JSON.stringify({ format: 'evenhand/evaluation', schemaVersion: 2, document, trail: [] })
  return { name: 'two-tabs.json', mimeType: 'application/json', buffer: Buffer.from(text) }
}

async function importBackup(page: Page, file: string | ReturnType<typeof plainBackup>): Promise<void> {
  await page.goto('/#/import')
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: /^Add/ }).click()
  await page.waitForURL(/#\/e\//)
}

test.describe('what is being written', () => {
  const vendors = '/#/e/e-two-tabs/vendors'
  const criteria = '/#/e/e-two-tabs/criteria'

  test('is not written over by what another tab changes beside it', async ({ page, context }) => {
    await importBackup(page, plainBackup())
    const other = await context.newPage()
    for (const tab of [page, other]) await tab.goto(`${vendors}?vendor=v-3`)
    const note = page.getByLabel('Note')
    await note.pressSequentially('half a sen')
    await other.getByLabel('Contact').fill('Mr Li')
    await other.getByLabel('Contact').blur()
    await expect(page.getByLabel('Contact')).toHaveValue('Mr Li')
    await note.pressSequentially('tence')
    await expect(note).toHaveValue('half a sentence')
    await note.blur()
    await expect(other.getByLabel('Note')).toHaveValue('half a sentence')
  })

  for (const [what, place, field, ask] of [
    ['a vendor’s note', vendors, 'Note', '?vendor=v-3'],
    ['the meaning of a criterion', criteria, 'Meaning', '?node=c-4'],
    ['the meaning of a level', criteria, 'What 5 means', '?node=c-4'],
  ] as const)
    test(`is kept when Back takes it away: ${what}`, async ({ page }) => {
      const faults: string[] = []
      page.on('pageerror', (error) => faults.push(error.message))
      await importBackup(page, plainBackup())
      await page.goto(place)
      await page.goto(`${place}${ask}`)
      await page.getByLabel(field).pressSequentially('written')
      await page.goBack()
      await expect(page.getByLabel(field)).toHaveCount(0)
      await isSaved(page)
      await page.goForward()
      await expect(page.getByLabel(field)).toHaveValue('written')
      expect(faults).toEqual([])
    })
})

test.describe('two tabs on one evaluation', () => {
  const cell = (page: Page, row: number, column: number) =>
    page.locator(`tbody [data-row="${row}"] [data-column="${column}"]`)
  const cells = (page: Page) => page.locator('tbody [data-row] [data-column]')

  async function rate(page: Page, level: number): Promise<void> {
    await page.keyboard.press(String(level))
    await page.keyboard.press('Enter')
  }

  test('200 edits between them: none is lost, and undo takes back only one’s own', async ({ page, context }) => {
    await importBackup(page, plainBackup())
    const other = await context.newPage()
    for (const tab of [page, other]) {
      await tab.goto('/#/e/e-two-tabs/scores')
      await expect(cells(tab)).toHaveCount(200)
    }

    const levelAt = (row: number, column: number) => ((row * 3 + column) % 5) + 1
    const rateColumns = async (tab: Page, columns: readonly number[]) => {
      for (const column of columns) {
        await cell(tab, 0, column).click()
        for (let row = 0; row < 20; row += 1) await rate(tab, levelAt(row, column))
      }
    }
    await Promise.all([rateColumns(page, [0, 2, 4, 6, 8]), rateColumns(other, [1, 3, 5, 7, 9])])
    const wanted = Array.from({ length: 200 }, (_, i) => String(levelAt(Math.floor(i / 10), i % 10)))
    for (const tab of [page, other]) {
      await expect(cells(tab)).toHaveText(wanted)
      await isSaved(tab)
    }

    await cell(page, 0, 0).click()
    await rate(page, 5)
    await expect(cell(other, 0, 0)).toHaveText('5')
    await cell(other, 0, 9).click()
    await rate(other, 1)
    await expect(cell(page, 0, 9)).toHaveText('1')
    await page.getByRole('button', { name: /^Undo/ }).first().click()
    for (const tab of [page, other]) {
      await expect(cell(tab, 0, 0)).toHaveText(wanted[0]!)
      await expect(cell(tab, 0, 9)).toHaveText('1')
    }
    await page.getByRole('button', { name: /^Redo/ }).first().click()
    for (const tab of [page, other]) {
      await expect(cell(tab, 0, 0)).toHaveText('5')
      await isSaved(tab)
    }
    await page.reload()
    await expect(cells(page)).toHaveText(['5', ...wanted.slice(1, 9), '1', ...wanted.slice(10)])
  })

  test('a deletion in one is said in the other, where a backup is still to be had', async ({ page, context }) => {
    const address = await begin(page, 'Deleted elsewhere')
    const other = await context.newPage()
    await other.goto(address.replace(/#.*/, '#/'))
    await other.getByRole('button', { name: 'Delete “Deleted elsewhere”' }).click()
    await expect(other.getByText('was deleted')).toBeVisible()
    await describe(page, 'Typed after it was gone')
    await expect(saveState(page)).toHaveText('Not saved')
    await expect(page.getByText('deleted in another tab')).toBeVisible()
    expect((await backupOf(page)).document.description).toBe('Typed after it was gone')

    await other.getByRole('button', { name: 'Undo', exact: true }).click()
    await isSaved(page)
    await page.reload()
    await expect(goal(page)).toHaveValue('Typed after it was gone')
  })
})

interface Backup {
  readonly document: { readonly title: string; readonly description: string }
  readonly trail: readonly unknown[]
}

async function download(page: Page): Promise<string> {
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export JSON backup' }).first().click()
  return (await saved).path()
}

async function backupOf(page: Page): Promise<Backup> {
  return JSON.parse(await readFile(await download(page), 'utf8')) as Backup
}

test.describe('storage that does not work', () => {
  /** What is said, and the way out: the backup holds what was typed. */
  async function expectToldAndSafe(page: Page, reason: string, state: 'Not saved' | 'Kept in a lesser way') {
    await expect(saveState(page)).toHaveText(state)
    await expect(page.getByText(reason)).toBeVisible()
    await expect(goal(page)).toHaveValue('Typed in vain?')
    expect((await backupOf(page)).document.description).toBe('Typed in vain?')
  }

  /** Chromium's own limit, so that the error is its own and comes when it would come. */
  async function smallDisk(page: Page, baseURL: string | undefined) {
    const session = await page.context().newCDPSession(page)
    const { origin } = new URL(baseURL!)
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1_500_000 })
    return {
      /** Ballast of another database, until not even a few letters fit. */
      fill: () =>
        page.evaluate(async () => {
          const database = await new Promise<IDBDatabase>((resolve) => {
            const request = indexedDB.open('ballast', 1)
            request.onupgradeneeded = () => request.result.createObjectStore('stones', { autoIncrement: true })
            request.onsuccess = () => resolve(request.result)
          })
          // Random, for what can be compressed takes no room.
          const stone = (size: number) => {
            const bytes = new Uint8Array(size)
            for (let i = 0; i < size; i += 65_536) crypto.getRandomValues(bytes.subarray(i, i + 65_536))
            return bytes
          }
          const fits = (size: number) =>
            new Promise<boolean>((resolve) => {
              const load = database.transaction('stones', 'readwrite', { durability: 'relaxed' })
              load.objectStore('stones').add(stone(size))
              load.oncomplete = () => resolve(true)
              load.onabort = () => resolve(false)
            })
          for (let size = 2 ** 20; size >= 256; size /= 4) while (await fits(size));
          database.close()
        }),
      enlarge: () => session.send('Storage.overrideQuotaForOrigin', { origin }),
    }
  }

  test('a full disk is named; once there is room, trying again saves', async ({ page, baseURL }) => {
    const disk = await smallDisk(page, baseURL)
    await begin(page, 'Full')
    await disk.fill()
    await describe(page, 'Typed in vain?')
    await expectToldAndSafe(page, 'no space left', 'Kept in a lesser way')
    await disk.enlarge()
    await page.getByRole('button', { name: 'Try again' }).click()
    await isSaved(page)
    await page.reload()
    await expect(goal(page)).toHaveValue('Typed in vain?')
  })

  test('a full disk keeps nobody from working on, closing and coming back', async ({ page, baseURL }) => {
    const disk = await smallDisk(page, baseURL)
    const address = await begin(page, 'Full until tomorrow')
    await disk.fill()
    for (const text of ['Typed', 'Typed in', 'Typed in vain?']) await describe(page, text)
    await expect(saveState(page)).toHaveText('Kept in a lesser way')
    await page.goto('about:blank')
    await disk.enlarge()
    await page.goto(address)
    await expect(goal(page)).toHaveValue('Typed in vain?')
    await isSaved(page)
    expect((await backupOf(page)).trail).toHaveLength(3)
  })

  /** Every transaction, or only those that write, fails from now on. */
  const breakDatabase = (errorName: string, isReadable: boolean) => {
    const { transaction } = IDBDatabase.prototype
    IDBDatabase.prototype.transaction = function (...given) {
      if (isReadable && given[1] !== 'readwrite') return transaction.apply(this, given)
      throw new DOMException('broken', errorName)
    }
  }

  test('what waits for room is there when the disk is still full at the next start, and is not called saved', async ({
    page,
  }) => {
    const address = await begin(page, 'Full for days')
    await page.addInitScript(`(${breakDatabase.toString()})('QuotaExceededError', true)`)
    await page.goto('about:blank')
    for (let visit = 0; visit < 3; visit += 1) {
      await page.goto(address)
      if (visit === 0) await describe(page, 'Typed in vain?')
      await expectToldAndSafe(page, 'no space left', 'Kept in a lesser way')
      await page.goto('about:blank')
    }
  })

  test('the backup holds everything typed when the database breaks in mid-work and nothing more can be loaded', async ({
    page,
    context,
  }) => {
    await begin(page, 'Broken')
    await page.evaluate(`(${breakDatabase.toString()})('UnknownError', false)`)
    await context.setOffline(true)
    await describe(page, 'Typed in vain?')
    await expectToldAndSafe(page, 'did not take the last changes', 'Kept in a lesser way')
    expect((await backupOf(page)).trail).toHaveLength(1)
    await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible()
  })

  test('without IndexedDB local storage keeps it, and the page says what that means', async ({ page }) => {
    await page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('blocked', 'SecurityError')
      }
    })
    await begin(page, 'Blocked')
    await describe(page, 'Typed in vain?')
    await expectToldAndSafe(page, 'local storage only', 'Kept in a lesser way')
    await page.reload()
    await expect(goal(page)).toHaveValue('Typed in vain?')
  })

  test('a database that never answers keeps nobody waiting: the list comes, with the reason and a way out', async ({
    page,
  }) => {
    await begin(page, 'Held elsewhere')
    await isSaved(page)
    await page.addInitScript(() => {
      const { open } = IDBFactory.prototype
      IDBFactory.prototype.open = function (name, version) {
        const request = open.call(this, name, version)
        if (sessionStorage.getItem('held') !== 'no') request.addEventListener = () => undefined
        return request
      }
    })
    await page.clock.install()
    await page.goto('/')
    await page.reload()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.clock.runFor(10_100)
    await expect(page.getByText('database does not answer')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Held elsewhere' })).toBeVisible()
    await page.evaluate(() => sessionStorage.setItem('held', 'no'))
    await page.getByRole('button', { name: 'Reload the page' }).click()
    await expect(page.getByText('database does not answer')).toBeHidden()
    await expect(page.getByRole('link', { name: 'Held elsewhere' })).toBeVisible()
  })

  test('what local storage kept meanwhile goes into the journal when it is back', async ({ page }) => {
    await page.addInitScript(() => {
      const { open } = IDBFactory.prototype
      IDBFactory.prototype.open = function (...given) {
        if (sessionStorage.getItem('blocked') !== 'no') throw new DOMException('blocked', 'SecurityError')
        return open.apply(this, given)
      }
    })
    await begin(page, 'Blocked for a while')
    await describe(page, 'Typed in vain?')
    await expect(saveState(page)).toHaveText('Kept in a lesser way')
    await page.evaluate(() => sessionStorage.setItem('blocked', 'no'))
    await page.reload()
    await isSaved(page)
    await expect(goal(page)).toHaveValue('Typed in vain?')
    expect((await backupOf(page)).trail).toHaveLength(1)
  })

  test('where nothing may be kept at all, work goes on and the backup is offered', async ({ page }) => {
    await page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('blocked', 'SecurityError')
      }
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('blocked', 'SecurityError')
        },
      })
    })
    await begin(page, 'Private')
    await expect(saveState(page)).toHaveText('Not saved')
    await describe(page, 'Typed in vain?')
    await expectToldAndSafe(page, 'does not let this page keep anything', 'Not saved')
  })
})

test('what is still being typed when the page goes is kept', async ({ page }) => {
  await begin(page, 'Leaving')
  await goal(page).pressSequentially('Halve the time to quote')
  await page.reload()
  await expect(goal(page)).toHaveValue('Halve the time to quote')
  await isSaved(page)

  const selection = anEvaluation().withVendors('Brook').withCriteria(aCriterion('Latency')).build()
  await page.goto(`/#${await openBackup(page, selection, 'en')}/scores`)
  await page.getByRole('gridcell').nth(1).click()
  await page.keyboard.type('4')
  await page.reload()
  await expect(page.getByRole('gridcell').nth(1)).toContainText('4')
  await isSaved(page)
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('waiting')))).toEqual([])
})

test('where what is being typed cannot be kept, the browser asks before it leaves', async ({ page }) => {
  await begin(page, 'Leaving')
  await goal(page).pressSequentially('Halve the time to quote')
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
  })
  const asked = page.waitForEvent('dialog')
  await page.evaluate(() => void setTimeout(() => location.reload()))
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()
  await isSaved(page)
  await page.reload()
  await expect(goal(page)).toHaveValue('Halve the time to quote')
})

test.describe('going back', () => {
  test('a kept state can be restored, and the restoring undone', async ({ page }) => {
    const address = await begin(page, 'Back and forth')
    await describe(page, 'The first goal')
    await isSaved(page)
    await page.goto(`${address}/versions`)
    await page.getByRole('button', { name: 'Keep this state' }).click()
    await expect(page.getByRole('row', { name: /Kept by hand/ })).toContainText('The present state')

    await page.getByRole('link', { name: 'Overview' }).click()
    await describe(page, 'A worse goal')
    await isSaved(page)
    await page.getByRole('link', { name: 'Versions' }).click()
    await page
      .getByRole('row', { name: /Kept by hand/ })
      .getByRole('button', { name: 'Restore' })
      .click()
    const notice = page.getByText(/^The state of .* is back/)
    await expect(notice).toBeVisible()
    await expect(page.getByRole('row', { name: /Before a restore/ })).toBeVisible()
    await page.getByRole('link', { name: 'Overview' }).click()
    await expect(goal(page)).toHaveValue('The first goal')
    await page.getByRole('button', { name: /^Undo/ }).first().click()
    await expect(goal(page)).toHaveValue('A worse goal')
    await isSaved(page)
    await page.reload()
    await expect(goal(page)).toHaveValue('A worse goal')
  })

  test('the last 20 states are kept', async ({ page }) => {
    const address = await begin(page, 'Many versions')
    await page.goto(`${address}/versions`)
    const rows = page.getByRole('row', { name: /Kept by hand/ })
    for (let count = 1; count <= 22; count += 1) {
      await page.getByRole('button', { name: 'Keep this state' }).click()
      await expect(rows).toHaveCount(Math.min(count, 20))
    }
  })

  test('a JSON backup read in another browser is the same evaluation, history included', async ({ page, browser }) => {
    await prefer(page, { locale: 'en' })
    await page.goto('/')
    await page.getByRole('button', { name: 'Open the sample' }).click()
    await expect(goal(page)).toBeVisible()
    await describe(page, 'More leads answered within an hour 🕐 <b>"now"</b>')
    await isSaved(page)
    const path = await download(page)

    const elsewhere = await browser.newContext({ locale: 'en-US', baseURL: new URL('/', page.url()).href })
    const fresh = await elsewhere.newPage()
    await importBackup(fresh, path)
    await fresh.getByRole('link', { name: 'Overview' }).click()
    await expect(goal(fresh)).toHaveValue('More leads answered within an hour 🕐 <b>"now"</b>')
    expect(await backupOf(fresh)).toEqual(JSON.parse(await readFile(path, 'utf8')))
    await elsewhere.close()
  })
})

for (const [locale, words] of Object.entries({
  en: {
    open: 'Open read-only',
    title: 'Made with a newer Evenhand',
    goal: 'Goal and scope',
    state: 'Read-only',
    refused: 'can only be looked at here',
  },
  'zh-CN': {
    open: '以只读方式打开',
    title: '由更新版本的衡选创建',
    goal: '目标与范围',
    state: '只读',
    refused: '在此只能查看',
  },
} as const))
  test(`a backup of a newer version is looked at, never changed, and handed back as it is (${locale})`, async ({
    page,
  }) => {
    const selection = anEvaluation()
      .withVendors('North', 'South')
      .withCriteria(aCriterion('Fit'))
      .withMarks({ Fit: [4, 3] })
      .build()
    const document = { ...selection, weather: 'fair' }
    const text = JSON.stringify({ format: 'evenhand/evaluation', schemaVersion: 99, document, trail: [] })
    await prefer(page, { locale: locale as 'en' | 'zh-CN' })
    await page.goto('/#/import')
    const file = { name: 'newer.json', mimeType: 'application/json', buffer: Buffer.from(text) }
    await page.locator('input[type=file]').setInputFiles(file)
    await page.getByRole('button', { name: words.open }).click()
    const main = page.getByRole('main')
    await expect(main.getByText(words.title)).toBeVisible()
    await expect(saveState(page)).toHaveText(words.state)
    await expectAccessible(page)

    await page.getByLabel(words.goal).fill('changed')
    await page.getByLabel(words.goal).blur()
    await expect(page.locator('.notice')).toContainText(words.refused)
    await page.goto(page.url() + '/results')
    await expect(page.getByRole('table').first().getByText('North')).toBeVisible()

    const download = page.waitForEvent('download')
    await main.locator('.ways button').click()
    expect(await readFile(await (await download).path(), 'utf8')).toBe(text)

    await page.goto('/#/')
    await expect(page.getByText('North')).toHaveCount(0)
  })
