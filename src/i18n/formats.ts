/** Numbers and dates as the reader writes them. Formatters are kept: making one is slower than using it. */
import { useI18n } from 'vue-i18n'
import type { IsoTime } from '@/domain/evaluation'

const kept = new Map<string, Intl.NumberFormat>()

function numbers(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale}${options.style}${options.minimumFractionDigits}${options.maximumFractionDigits}${options.signDisplay}`
  let format = kept.get(key)
  if (!format) kept.set(key, (format = new Intl.NumberFormat(locale, options)))
  return format
}

const keptDates = new Map<string, Intl.DateTimeFormat>()

function dates(locale: string): Intl.DateTimeFormat {
  let format = keptDates.get(locale)
  if (!format)
    keptDates.set(locale, (format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })))
  return format
}

export function useFormats() {
  const { locale } = useI18n()
  const decimals = (count: number) => ({ minimumFractionDigits: count, maximumFractionDigits: count })
  /** What is no time, as in damaged storage, must not take the whole page away. */
  const date = (at: IsoTime) => (Number.isNaN(Date.parse(at)) ? '—' : dates(locale.value).format(new Date(at)))

  const percent = (x: number, count = 0) => numbers(locale.value, { style: 'percent', ...decimals(count) }).format(x)

  return {
    /** A fixed number of decimals, for columns. */
    fixed: (x: number, count: number) => numbers(locale.value, decimals(count)).format(x),
    /** As many decimals as needed, at most `most`. */
    number: (x: number, most = 2) => numbers(locale.value, { maximumFractionDigits: most }).format(x),
    /** 0..1 as a percentage. */
    percent,
    /** 0..1 as a whole percentage, never rounded up to done; 29 of 100 is 29 %, although 0.29 × 100 is less. */
    share: (x: number) => percent(Math.floor(x * 100 + 1e-9) / 100),
    /** With an explicit sign. */
    signed: (x: number, count: number) =>
      numbers(locale.value, { signDisplay: 'exceptZero', ...decimals(count) }).format(x),
    dateTime: date,
    /** "3 minutes ago", up to a week; then the date. */
    ago: (at: IsoTime, now: number) => {
      const minutes = Math.min(0, Math.round((new Date(at).getTime() - now) / 60_000))
      const relative = new Intl.RelativeTimeFormat(locale.value, { numeric: 'auto' })
      if (minutes > -60) return relative.format(minutes, 'minute')
      if (minutes > -24 * 60) return relative.format(Math.round(minutes / 60), 'hour')
      if (minutes > -7 * 24 * 60) return relative.format(Math.round(minutes / 1440), 'day')
      return date(at)
    },
  }
}
