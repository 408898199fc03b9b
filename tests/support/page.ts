import AxeBuilder from '@axe-core/playwright'
import { test as base, expect } from '@playwright/test'
import type { Page } from '@playwright/test'

export { expect }

/**
 * A page that fails its test on anything a user would not see: an uncaught error, a console error (the content
 * security policy reports there), a request to another origin.
 */
export const test = base.extend({
  page: async ({ page, baseURL }, use) => {
    const surprises: string[] = []
    const origin = new URL(baseURL ?? '').origin
    page.on('pageerror', (error) => surprises.push(`uncaught: ${error.message}`))
    page.on('console', (message) => {
      if (message.type() === 'error') surprises.push(`console: ${message.text()}`)
    })
    page.on('request', (request) => {
      const url = new URL(request.url())
      if (/^https?:$/.test(url.protocol) && url.origin !== origin) surprises.push(`foreign request: ${request.url()}`)
    })
    await use(page)
    expect(surprises, 'what went wrong unseen').toEqual([])
  },
})

/** Nothing serious or critical by axe's rules, on the page as it stands. */
export const expectAccessible = async (page: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  expect(serious).toEqual([])
}

/** Sets language and theme as the page itself keeps them; call before `goto`. */
export const prefer = async (
  page: Page,
  preferences: { locale?: 'zh-CN' | 'en'; theme?: 'light' | 'dark' },
): Promise<void> => {
  await page.addInitScript((text) => {
    const key = `evenhand:${location.pathname.replace(/[^/]*$/, '')}:preferences`
    // Once: a choice made in the test must survive a reload.
    if (localStorage.getItem(key) === null) localStorage.setItem(key, text)
  }, JSON.stringify(preferences))
}
