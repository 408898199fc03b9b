/** What was dropped and pasted so far, and the plan for it; planned anew whenever the document or a consent changes. */
import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Evaluation } from '@/domain/evaluation'
import type { CollectionPlan } from '@/io/committee/collection'
import type { Piece } from '@/io/committee/read-pieces'
import { useBusy } from '@/stores/busy'
import { isLocked, planCollection, readScorecards, reopened } from '@/stores/committee'

export function useCollecting(document: Readonly<Ref<Evaluation>>) {
  const { t } = useI18n()
  const busy = useBusy()
  const pieces = shallowRef<readonly Piece[]>([])
  const consented = ref<ReadonlySet<string>>(new Set())
  const plan = shallowRef<CollectionPlan | null>(null)
  /** What the plan was made from. */
  let planned: Evaluation | null = null
  let turn = 0

  async function take(files: readonly File[], texts: readonly string[]): Promise<void> {
    const read = await busy.run(t('committee.collect.reading'), (pace) =>
      readScorecards(files, texts, document.value, pace),
    )
    if (read) pieces.value = [...pieces.value, ...read]
  }
  async function planAnew(): Promise<void> {
    const [base, mine] = [document.value, ++turn]
    if (pieces.value.length === 0) return void (plan.value = null)
    const made = await busy.run(t('committee.collect.planning'), (pace) =>
      planCollection(base, pieces.value, consented.value, pace),
    )
    // A later change is already being planned.
    if (!made || mine !== turn) return
    plan.value = made
    planned = base
  }
  watch([pieces, consented, document], () => void planAnew())

  /** A key has come in, or gone again. */
  async function openAnew(): Promise<void> {
    const tried = pieces.value.filter(isLocked)
    const now = await reopened(tried, document.value)
    const result = new Map<Piece, Piece>(tried.map((piece, i) => [piece, now[i]!]))
    if (tried.length > 0) pieces.value = pieces.value.map((piece) => result.get(piece) ?? piece)
  }
  watch(
    () => [document.value.committee.keys, document.value.committee.otherKeys],
    () => void openAnew(),
  )
  const locked = computed(() => pieces.value.filter(isLocked))

  function consent(key: string): void {
    const next = new Set(consented.value)
    if (!next.delete(key)) next.add(key)
    consented.value = next
  }
  function clear(): void {
    pieces.value = []
    consented.value = new Set()
    plan.value = null
  }
  const isCurrent = () => planned === document.value
  return { plan, locked, consented, take, consent, clear, isCurrent }
}
