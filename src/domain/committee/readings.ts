/** What the figures of agreement are called in plain words. */

/** Kendall's W, by the nearest of Schmidt's marks .1, .3, .5, .7, .9 (Decision Sciences 28, 1997, p. 767). */
export function concordanceReading(w: number): 'very-weak' | 'weak' | 'moderate' | 'strong' | 'very-strong' {
  if (w < 0.2) return 'very-weak'
  if (w < 0.4) return 'weak'
  if (w < 0.6) return 'moderate'
  return w < 0.8 ? 'strong' : 'very-strong'
}

/** ICC, by Koo & Li (Journal of Chiropractic Medicine 15, 2016, p. 158). */
export function intraclassReading(icc: number): 'poor' | 'moderate' | 'good' | 'excellent' {
  if (icc < 0.5) return 'poor'
  if (icc < 0.75) return 'moderate'
  return icc < 0.9 ? 'good' : 'excellent'
}
