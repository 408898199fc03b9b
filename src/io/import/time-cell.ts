/** Instants as they stand in files → ISO 8601 in UTC. */
import type { IsoTime } from '@/domain/evaluation'

/** As we write it; days that only some months have are looked at more closely. */
const own = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/

/** Empty for an empty cell, null for what is no time. */
export function readTime(text: string): IsoTime | null {
  if (text.length === 24 && own.test(text)) return text
  return otherTime(text)
}

/** Without a zone the time is taken as the reader's own; a date alone is that day in UTC. */
function otherTime(text: string): IsoTime | null {
  const plain = text.normalize('NFKC').trim()
  if (plain === '') return ''
  const match =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]+(\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d)?)?$/.exec(
      plain,
    )
  if (!match) return null
  const [, year = '', month = '', day = '', time = '', zone = ''] = match
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  // The 30th of February would become a day in March.
  const noon = new Date(`${date}T12:00Z`)
  if (Number.isNaN(noon.getTime()) || noon.getUTCDate() !== Number(day)) return null
  const at = new Date(
    time === '' ? date : `${date}T${time.padStart(time.indexOf(':') === 1 ? time.length + 1 : 0, '0')}${zone}`,
  )
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}
