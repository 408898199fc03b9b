/** One line of the preview, with every name already looked up. */
export interface PlanLine {
  /** 1-based, in the file; 0 where no line stands behind it. */
  readonly line: number
  readonly subject: 'rating' | 'criterion' | 'group' | 'vendor' | 'evaluator'
  /** The item itself, or for a rating its criterion. */
  readonly name: string
  /** For a rating. */
  readonly vendor?: string
  readonly evaluator?: string
  readonly changes: readonly LineChange[]
}

export interface LineChange {
  /** `level`, `note`, `name`, `weight`, … */
  readonly field: string
  /** Ready to be shown; empty for "nothing there". */
  readonly before: string
  readonly after: string
}
