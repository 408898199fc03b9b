/**
 * Words that may be typed or pasted into a cell, in every language at once; compatibility forms, lower case. The same are
 * read from files (io/table/headings).
 */
export const entryWords = {
  notApplicable: ['n/a', '/', 'na', 'n.a.', '#n/a', 'not applicable', '不适用', '不适用的', '不涉及', '无关'],
  abstained: ['-', '--', '—', '–', '\u2212', 'abstain', 'abstained', 'abstention', '弃权', '回避', '不评'],
  unrated: ['?', 'unrated', 'not rated', 'not yet rated', 'tbd', '未评', '未评分', '待评', '待定', '空'],
  yes: ['1', 'y', 'yes', 'true', '是', '有', '√', '✓', '✔', '对', '支持', '满足', '符合', '通过'],
  no: ['0', 'n', 'no', 'false', '否', '无', '没有', '×', '✗', '✘', 'x', '错', '不支持', '不满足', '不符合', '不通过'],
  /** The unit of points, which may stand behind the number. */
  points: '分',
} as const
