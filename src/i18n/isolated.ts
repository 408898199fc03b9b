/** Names in sentences. */

const hasDirection = /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufefc]/
const marks = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** What goes into a message: text that runs from right to left, or says so, turns round itself and no figures beside it. */
export function isolated(params: object): object {
  const safe = Object.entries(params).map(([name, value]: [string, unknown]) => {
    const mayTurn = typeof value === 'string' && hasDirection.test(value)
    return [name, mayTurn ? `\u2068${value.replace(marks, '')}\u2069` : value]
  })
  return Object.fromEntries(safe) as object
}
