/** A committee in a test: each evaluator in a browser of their own, doing what an evaluator does. */
import type { Browser, BrowserContextOptions, Download, Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { criterionId, vendorId } from './an-evaluation'
import type { Language } from './open-backup'
import { expect, prefer } from './page'

export const committeeWords = {
  en: {
    none: 'I have no conflict of interest',
    some: 'I have a conflict of interest',
    begin: 'Declare and start scoring',
    finish: /^Finish/,
    save: 'Save file',
    copy: 'Copy text for mail',
    form: 'Save CSV form',
    chooseInvitation: 'Choose the invitation file',
  },
  'zh-CN': {
    none: '我没有利益冲突',
    some: '我有利益冲突',
    begin: '声明并开始评分',
    finish: /^(完成评分|重新完成)/,
    save: '保存文件',
    copy: '复制邮件文本',
    form: '保存 CSV 评分表',
    chooseInvitation: '选择邀请文件',
  },
} as const

/** What one is sent: a link, or the text of a file. */
export type Sent = { readonly link: string } | { readonly file: string }

export class EvaluatorBrowser {
  private constructor(
    readonly page: Page,
    private readonly locale: Language,
    /** What a user would not see; to be empty at the end. */
    readonly surprises: readonly string[],
  ) {}

  static async open(
    browser: Browser,
    locale: Language,
    options: BrowserContextOptions = {},
  ): Promise<EvaluatorBrowser> {
    const context = await browser.newContext(options)
    const page = await context.newPage()
    const surprises: string[] = []
    page.on('pageerror', (error) => surprises.push(`uncaught: ${error.message}`))
    page.on('console', (message) => {
      if (message.type() === 'error') surprises.push(`console: ${message.text()}`)
    })
    await prefer(page, { locale })
    return new EvaluatorBrowser(page, locale, surprises)
  }

  get say() {
    return committeeWords[this.locale]
  }

  async accept(sent: Sent): Promise<void> {
    if ('link' in sent) await this.page.goto(sent.link)
    else {
      await this.page.goto('/#/score')
      const file = { name: 'invitation.json', mimeType: 'application/json', buffer: Buffer.from(sent.file) }
      await this.page.locator('input[type=file]').setInputFiles(file)
    }
    await this.page.waitForURL(/#\/score\/e-card-/)
  }

  /** @param conflict name of a vendor, with the reason */
  async declare(conflict?: { readonly vendor: string; readonly reason: string }): Promise<void> {
    await this.page.getByLabel(conflict ? this.say.some : this.say.none).check()
    if (conflict) {
      await this.page.getByLabel(conflict.vendor).check()
      // Key by key and straight on to the button: the field is left by the press, and the button must not move then.
      await this.page.locator('.reason input').pressSequentially(conflict.reason)
    }
    await this.page.getByRole('button', { name: this.say.begin }).click()
    await this.page.waitForURL(/\/vendors\//)
  }

  private get home(): string {
    return /#(\/score\/[^/?]+)/.exec(this.page.url())![1]!
  }

  async go(place: string): Promise<void> {
    await this.page.goto(`/#${this.home}/${place}`)
  }

  /** Levels 1–5, criterion by criterion, vendor by vendor. */
  async score(marks: Readonly<Record<string, readonly (number | null)[]>>, vendors: readonly string[]): Promise<void> {
    for (const [v, vendor] of vendors.entries()) {
      if (Object.values(marks).every((row) => row[v] === null)) continue
      await this.go(`vendors/${vendorId(vendor)}`)
      for (const [criterion, row] of Object.entries(marks)) {
        const level = row[v]
        if (typeof level !== 'number') continue
        const button = this.page.locator(`[data-criterion="${criterionId(criterion)}"] .level`).nth(level - 1)
        await button.click()
        await expect(button).toHaveAttribute('aria-pressed', 'true')
      }
    }
  }

  /** @returns receipt */
  async finish(): Promise<string> {
    await this.go('finish')
    await this.page.getByRole('button', { name: this.say.finish }).click()
    return (await this.page.locator('.receipt code').textContent())!
  }

  async saved(name: string): Promise<string> {
    return textOf(this.page, () => this.page.getByRole('button', { name, exact: true }).first().click())
  }
}

/** What a click hands to the browser as a file. */
export async function textOf(page: Page, click: () => Promise<unknown>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()])
  return readFile(await pathOf(download), 'utf8')
}

async function pathOf(download: Download): Promise<string> {
  return download.path()
}
