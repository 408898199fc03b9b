/** What the reader chose for this browser: language, theme, how pages are shown. Blocked storage means: ask again next time. */
import { appKey } from './app-key'

/** Also read by `public/theme.js` before the first paint. */
const name = 'preferences'

export interface Preferences {
  readonly locale?: string
  readonly theme?: 'light' | 'dark' | 'system'
  /** Small view settings by page, such as collapsed groups. */
  readonly views?: Readonly<Record<string, unknown>>
}

export function readPreferences(): Preferences {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(appKey(name)) ?? '{}')
    if (typeof kept !== 'object' || kept === null) return {}
    const { locale, theme, views } = kept as Record<string, unknown>
    return {
      ...(typeof locale === 'string' && { locale }),
      ...((theme === 'light' || theme === 'dark' || theme === 'system') && { theme }),
      ...(typeof views === 'object' && views !== null && { views: views as Record<string, unknown> }),
    }
  } catch {
    return {}
  }
}

export function writePreferences(changes: Preferences): void {
  try {
    localStorage.setItem(appKey(name), JSON.stringify({ ...readPreferences(), ...changes }))
  } catch {
    // Nothing to tell the reader: the choice holds for as long as the page is open.
  }
}
