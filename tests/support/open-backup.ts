import type { Page } from '@playwright/test'
import type { Evaluation } from '@/domain/evaluation'
import { expect, prefer } from './page'

const words = {
  en: { add: 'Add this evaluation' },
  'zh-CN': { add: '添加这项评选' },
} as const
export type Language = keyof typeof words

/** Reads an evaluation in as a JSON backup, the way a user does, and waits until it is open. */
export async function openBackup(page: Page, document: Evaluation, locale: Language): Promise<string> {
  await prefer(page, { locale })
  await page.goto('/#/import')
  const backup = JSON.stringify({ format: 'evenhand/evaluation', schemaVersion: 3, document, trail: [] })
  const file = { name: 'backup.json', mimeType: 'application/json', buffer: Buffer.from(backup) }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: words[locale].add }).click()
  await page.waitForURL(/#\/e\/[^/]+/)
  await expect(page.locator('main h1')).toBeVisible()
  return /#(\/e\/[^/?]+)/.exec(page.url())![1]!
}
