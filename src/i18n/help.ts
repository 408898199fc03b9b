/** The help texts: prose, so they are plain data and loaded only by the page that shows them. */
import type { Locale } from '.'
import en from './help/en.json?url'
import chinese from './help/zh-CN.json?url'

export interface HelpText {
  readonly rules: readonly { readonly id: string; readonly title: string; readonly text: readonly string[] }[]
  /** Term and meaning. */
  readonly terms: readonly (readonly [string, string])[]
}

const addresses: Record<Locale, string> = { 'zh-CN': chinese, en }

export async function loadHelp(locale: Locale): Promise<HelpText> {
  return (await fetch(addresses[locale])).json() as Promise<HelpText>
}
