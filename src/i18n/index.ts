import addresses from 'virtual:message-files'
import { createI18n } from 'vue-i18n'
import { isolated } from './isolated'

export const locales = ['zh-CN', 'en'] as const
export type Locale = (typeof locales)[number]

/** The name of each language in itself. */
export const localeNames: Record<Locale, string> = { 'zh-CN': '简体中文', en: 'English' }

export const i18n = createI18n({ legacy: false, locale: 'en', messages: {} })

const { t } = i18n.global
i18n.global.t = ((key: string, ...params: unknown[]) => {
  const safe = params.map((one) => (typeof one === 'object' && one && !Array.isArray(one) ? isolated(one) : one))
  return (t as (...all: unknown[]) => string)(key, ...safe)
}) as typeof t

/** The first of the reader's languages that we speak; any Chinese is zh-CN, everything else English. */
export function matchLocale(wanted: readonly string[]): Locale {
  for (const tag of wanted) {
    if (/^zh\b/i.test(tag)) return 'zh-CN'
    if (/^en\b/i.test(tag)) return 'en'
  }
  return 'en'
}

/** Loads the language's messages once and switches to it. */
export async function setLocale(locale: Locale): Promise<void> {
  if (!i18n.global.availableLocales.includes(locale as never)) {
    const answer = fetch(addresses[locale])
    // With its first number a browser reads all it knows of a language, for up to 40 ms: best while the network is waited for.
    new Intl.NumberFormat(locale)
    i18n.global.setLocaleMessage(locale, (await (await answer).json()) as never)
  }
  i18n.global.locale.value = locale as never
}
