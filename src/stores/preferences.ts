/** Language and theme: what the reader chose, else what the browser says. */
import { defineStore } from 'pinia'
import { ref, watchEffect } from 'vue'
import { locales, matchLocale, setLocale, type Locale } from '@/i18n'
import { readPreferences, writePreferences } from '@/storage/preferences'

export type Theme = 'light' | 'dark' | 'system'

export const usePreferences = defineStore('preferences', () => {
  const kept = readPreferences()
  const locale = ref<Locale>(locales.find((l) => l === kept.locale) ?? matchLocale(navigator.languages))
  const theme = ref<Theme>(kept.theme ?? 'system')
  const prefersDark = matchMedia('(prefers-color-scheme: dark)')
  const isSystemDark = ref(prefersDark.matches)
  prefersDark.addEventListener('change', (event) => (isSystemDark.value = event.matches))

  watchEffect(() => {
    const isDark = theme.value === 'dark' || (theme.value === 'system' && isSystemDark.value)
    document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
  })
  watchEffect(() => (document.documentElement.lang = locale.value))

  async function useLocale(next: Locale): Promise<void> {
    await setLocale(next)
    locale.value = next
    writePreferences({ locale: next })
  }
  function useTheme(next: Theme): void {
    theme.value = next
    writePreferences({ theme: next })
  }
  return { locale, theme, useLocale, useTheme }
})
