/** Words that may be typed or pasted into a cell, in every language at once; compatibility forms, lower case. */
export const entryWords = {
  notApplicable: ['n/a', 'na', 'n.a.', '#n/a', '不适用', '无关'],
  abstained: ['-', '--', '—', '–', '\u2212', 'abstain', 'abstained', '弃权', '回避'],
  yes: ['1', 'y', 'yes', 'true', '是', '有', '√', '✓', '✔', '对'],
  no: ['0', 'n', 'no', 'false', '否', '无', '没有', '×', '✗', '✘', 'x', '错'],
  /** The unit of points, which may stand behind the number. */
  points: '分',
} as const
