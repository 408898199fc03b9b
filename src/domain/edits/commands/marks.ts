/** Rebuilding the nested ratings; rows that do not change keep their identity. */
import type {
  CriterionId,
  CriterionRatings,
  EvaluatorId,
  EvaluatorRatings,
  Rating,
  Ratings,
  VendorId,
} from '../../evaluation'

/** Only the marks in cells that the test lets through; empty rows go. */
export function keepMarks(
  ratings: Ratings,
  keepCriterion: (criterion: CriterionId) => boolean,
  keepVendor: (vendor: VendorId) => boolean = () => true,
): Ratings {
  return mapValues<EvaluatorId, EvaluatorRatings>(ratings, (byCriterion) =>
    mapValues<CriterionId, CriterionRatings>(filterKeys(byCriterion, keepCriterion), (row) =>
      filterKeys(row, keepVendor),
    ),
  )
}

/** Every mark on one criterion changed; null takes it away. */
export function mapMarks(ratings: Ratings, criterion: CriterionId, change: (mark: Rating) => Rating | null): Ratings {
  return mapValues<EvaluatorId, EvaluatorRatings>(ratings, (byCriterion) => {
    const row = byCriterion[criterion]
    if (!row) return byCriterion
    const changed: Record<VendorId, Rating> = {}
    for (const [vendor, mark] of Object.entries(row) as [VendorId, Rating][]) {
      const next = change(mark)
      if (next) changed[vendor] = next
    }
    return { ...byCriterion, [criterion]: changed }
  })
}

export function filterKeys<Key extends string, Value>(
  record: Readonly<Record<Key, Value>>,
  keep: (key: Key) => boolean,
): Readonly<Record<Key, Value>> {
  const keys = Object.keys(record) as Key[]
  if (keys.every(keep)) return record
  return Object.fromEntries(keys.filter(keep).map((key) => [key, record[key]])) as Record<Key, Value>
}

export function mapValues<Key extends string, Value>(
  record: Readonly<Record<Key, Value>>,
  change: (value: Value, key: Key) => Value,
): Readonly<Record<Key, Value>> {
  let isChanged = false
  const entries = (Object.keys(record) as Key[]).map((key) => {
    const next = change(record[key], key)
    if (next !== record[key]) isChanged = true
    return [key, next] as const
  })
  return isChanged ? (Object.fromEntries(entries) as Record<Key, Value>) : record
}
