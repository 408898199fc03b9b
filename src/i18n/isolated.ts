/** Names in sentences. */

const directions = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufefc]/

/** What goes into a message: a name runs its own way and does not turn round the figures beside it. */
export function isolated(params: object): object {
  const safe = Object.entries(params).map(([name, value]: [string, unknown]) => {
    const plain = typeof value === 'string' ? value.replace(directions, '') : value
    return [name, typeof plain === 'string' && rightToLeft.test(plain) ? `\u2068${plain}\u2069` : plain]
  })
  return Object.fromEntries(safe) as object
}
