/** A document of this size as a backup file; seven cells of ten are rated, the rest in the other states. */
const criteriaPerGroup = 10
const ratedAt = '2026-11-01T08:00:00.000Z'

export const backupOf = (name, criteriaCount, vendorCount, evaluatorCount = 1) => {
  const five = {
    kind: 'levels',
    levels: [1, 2, 3, 4, 5].map((level) => ({
      level,
      label: `Level ${level}`,
      anchor: `What earns ${level}`,
      value: null,
    })),
  }
  const node = (kind, id, text) => ({
    kind,
    id,
    name: text,
    description: 'What it is about',
    weight: 10,
    threshold: null,
  })
  const groups = Array.from({ length: Math.ceil(criteriaCount / criteriaPerGroup) }, (_, g) => ({
    ...node('group', `g-${g}`, `Group ${g + 1}`),
    children: Array.from({ length: Math.min(criteriaPerGroup, criteriaCount - g * criteriaPerGroup) }, (_, c) => ({
      ...node('criterion', `c-${g}-${c}`, `Criterion ${g + 1}.${c + 1} with a name`),
      scale: five,
    })),
  }))
  const vendors = Array.from({ length: vendorCount }, (_, v) => ({
    id: `v-${v}`,
    name: `Vendor ${v + 1}`,
    color: v % 10,
    website: '',
    contact: '',
    status: 'shortlist',
    outReason: '',
    note: '',
  }))
  const cell = (seed) => {
    if (seed % 10 < 7) return { state: 'rated', level: 1 + (seed % 5), ratedAt }
    return seed % 10 === 7 ? { state: 'na', ratedAt } : seed % 10 === 8 ? { state: 'abstain', ratedAt } : undefined
  }
  /** Of several evaluators no two rate alike, and here and there nothing applies to any of them: somebody leads. */
  const scatter = (n) => ((Math.imul(n + 1, 2654435761) >>> 0) >>> 7) % 1000
  const seedOf = (c, i, e) => {
    if (evaluatorCount === 1) return c + i * 13
    return scatter(c * 131 + i) % 40 === 0 ? 7 : scatter((c * 64 + i) * 16 + e)
  }
  const marksOf = (e) =>
    groups.flatMap((group, g) =>
      group.children.map((criterion, c) => [
        criterion.id,
        Object.fromEntries(
          vendors.flatMap((v, i) => [[v.id, cell(seedOf(g * 31 + c * 7, i, e))]]).filter(([, mark]) => mark),
        ),
      ]),
    )
  const evaluators = Array.from({ length: evaluatorCount }, (_, e) => ({
    id: `p-${e + 1}`,
    name: evaluatorCount === 1 ? 'Committee' : `Evaluator ${e + 1}`,
    role: '',
    weight: 1,
  }))
  const document = {
    id: `e-bench-${criteriaCount}x${vendorCount}x${evaluatorCount}`,
    title: name,
    description: '',
    createdAt: ratedAt,
    isSample: false,
    criteria: { ...node('group', 'g-root', ''), children: groups },
    vendors,
    evaluators,
    ratings: Object.fromEntries(evaluators.map(({ id }, e) => [id, Object.fromEntries(marksOf(e))])),
    rules: {
      pooling: 'mean',
      trimFrom: 5,
      notApplicable: 'reweight',
      rounding: { stage: 'none', decimals: 2 },
      tieBreaks: [],
      display: 'hundred',
    },
  }
  return JSON.stringify({ format: 'evenhand/evaluation', schemaVersion: 1, document, trail: [] })
}

/** Through the app's own import, as a person would. @returns the evaluation's address */
export const seed = async (page, address, backup) => {
  await page.goto(`${address}#/import`)
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'bench.json', mimeType: 'application/json', buffer: Buffer.from(backup) })
  await page.getByRole('button', { name: 'Add this evaluation' }).click()
  await page.waitForURL(/#\/e\/[^/]+/)
  return page.url().replace(/(#\/e\/[^/?]+).*/, '$1')
}
