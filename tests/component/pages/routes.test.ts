import { describe, expect, it } from 'vitest'
import { i18n, locales, setLocale } from '@/i18n'
import { router } from '@/pages/routes'

describe('the routes', () => {
  it.each(locales)('have names in %s for the window title', async (locale) => {
    await setLocale(locale)
    const keys = router.getRoutes().flatMap(({ meta: { title, view } }) => {
      if (!title) return []
      return view ? [title, title.replace('title', `views.${view}`)] : [title]
    })
    expect(keys.length).toBeGreaterThan(30)
    expect(keys.filter((key) => !i18n.global.te(key))).toEqual([])
  })
})
