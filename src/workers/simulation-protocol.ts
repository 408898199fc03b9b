/** What page and simulation thread say to each other. Every answer carries the number of the question it belongs to. */
import type { Question } from '@/domain/robustness/simulation/run-blocks'
import type { Tally } from '@/domain/robustness/simulation/tally'

export type Request =
  | {
      readonly kind: 'ask'
      readonly id: number
      readonly question: Question
      /** This thread runs every `step`-th block from `first` on, below `end`. */
      readonly first: number
      readonly step: number
      readonly end: number
    }
  | {
      readonly kind: 'confide'
      readonly id: number
      /** Central weights of the vendors that this thread is to look at. */
      readonly central: readonly { readonly vendor: number; readonly weights: Float64Array }[]
    }
  | { readonly kind: 'stop' }

export type EngineKind = 'wasm' | 'plain'

export type Answer =
  | {
      readonly kind: 'part'
      readonly id: number
      /** What has come since the last part. */
      readonly tally: Tally
      /** ms of computing for it. */
      readonly time: number
      readonly engine: EngineKind
    }
  | { readonly kind: 'confidence'; readonly id: number; readonly vendor: number; readonly share: number }
