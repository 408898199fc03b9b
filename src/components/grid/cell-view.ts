/** How one cell looks and what a screen reader says of it. */
import type { CriterionRatings, Scale, VendorId } from '@/domain/evaluation'
import { levelText, type CellWords } from './cell-text'

export interface CellView {
  readonly vendor: VendorId
  readonly text: string
  readonly classes: string
  /** Said instead of the text, where the text does not say it all. */
  readonly label: string | undefined
  /** Why nothing can be entered here. */
  readonly title: string | undefined
}

/** Vendors by verdict of a threshold, each id between two spaces: texts keep their identity from edit to edit. */
export interface RowVerdicts {
  readonly failing: string
  readonly atRisk: string
  /** Where a consensus stands in for the marks. */
  readonly agreed?: string
  /** Where the evaluator is not asked. */
  readonly outside?: string
}

/** Signs that fit into the narrowest column, marks of a verdict included. */
const shortText = 6

/** Steps of the heat tint. */
const tints = 10

export function tintOf(value: number): string {
  return Number.isNaN(value) ? '' : `tint-${Math.round(value * tints)}`
}

/**
 * @param valueOf level → 0..1
 * @param shownNumber a level as the reader's language writes it
 */
export function rowView(
  vendors: readonly VendorId[],
  ratings: CriterionRatings | undefined,
  scale: Scale,
  valueOf: (level: number) => number,
  verdicts: RowVerdicts,
  words: CellWords,
  shownNumber: (x: number) => string,
): CellView[] {
  const isOutside = (vendor: VendorId) => verdicts.outside?.includes(` ${vendor} `) ?? false
  const values = vendors.map((vendor) => {
    const rating = isOutside(vendor) ? undefined : ratings?.[vendor]
    return rating?.state === 'rated' ? valueOf(rating.level) : NaN
  })
  const given = values.filter((value) => !Number.isNaN(value))
  const best = Math.max(...given)
  // Where most are best, the mark says nothing.
  const hasBest = given.filter((value) => value === best).length <= given.length / 2

  return vendors.map((vendor, i): CellView => {
    const isOut = isOutside(vendor)
    const rating = isOut ? undefined : ratings?.[vendor]
    const state = rating?.state ?? 'unrated'
    const fails = verdicts.failing.includes(` ${vendor} `)
    const atRisk = verdicts.atRisk.includes(` ${vendor} `)
    const hasNote = Boolean(rating?.note || rating?.evidence)
    let text = ''
    if (rating?.state === 'rated') {
      const entry = levelText(scale, rating.level, words)
      text = entry === String(rating.level) ? shownNumber(rating.level) : entry
    } else if (state === 'na') text = words.na
    else if (state === 'abstain') text = '–'
    else if (isOut) text = '⊘'
    const isAgreed = verdicts.agreed?.includes(` ${vendor} `) ?? false

    const classes = [
      isOut ? 'outside' : state,
      tintOf(values[i]!),
      hasBest && values[i] === best && 'best',
      hasNote && 'noted',
      fails && 'fails',
      atRisk && 'at-risk',
      isAgreed && 'agreed',
      text.length > shortText && 'long',
    ]
    const said = [
      isOut ? words.outside : state === 'abstain' ? words.abstain : state === 'unrated' ? words.unrated : text,
      fails && words.fails,
      atRisk && words.atRisk,
      isAgreed && words.agreed,
      hasNote && words.hasNote,
    ].filter(Boolean)
    return {
      vendor,
      text,
      classes: classes.filter(Boolean).join(' '),
      label: said.length > 1 || state === 'abstain' || state === 'unrated' ? said.join(', ') : undefined,
      title: isOut ? words.outside : isAgreed ? words.agreed : undefined,
    }
  })
}

/** The views, each the earlier object where nothing of it has changed: what is the same is not drawn anew. */
export function keptViews(before: readonly CellView[] | undefined, now: readonly CellView[]): readonly CellView[] {
  return now.map((cell, column) => {
    const old = before?.[column]
    const isSame =
      old?.vendor === cell.vendor &&
      old.text === cell.text &&
      old.classes === cell.classes &&
      old.label === cell.label &&
      old.title === cell.title
    return isSame ? old : cell
  })
}

/** For each criterion and group the vendors that miss its threshold. */
export function verdictsByNode(
  standings: readonly {
    readonly vendor: VendorId
    readonly failures: readonly { readonly node: string }[]
    readonly atRisk: readonly { readonly node: string }[]
  }[],
): ReadonlyMap<string, RowVerdicts> {
  const verdicts = new Map<string, { failing: string; atRisk: string }>()
  const of = (node: string) => {
    let found = verdicts.get(node)
    if (!found) verdicts.set(node, (found = { failing: ' ', atRisk: ' ' }))
    return found
  }
  for (const { vendor, failures, atRisk } of standings) {
    for (const { node } of failures) of(node).failing += `${vendor} `
    for (const { node } of atRisk) of(node).atRisk += `${vendor} `
  }
  return verdicts
}

export const noVerdicts: RowVerdicts = { failing: ' ', atRisk: ' ' }
