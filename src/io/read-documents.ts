/** What reads evaluations from outside or from the past, in one piece: loaded for a backup, and for what is not of today's shape. */
export { readEvaluationJson } from './evaluation-json'
export { readDocument } from './evaluation-schema'
export { migrate } from './migrations'
