import type { Evaluation, EvaluationId, IsoTime } from '@/domain/evaluation'
import pack from '../../criteria/crm-selection.json?url'
import sample from '../../criteria/samples/crm-selection.json?url'
import { buildSample } from './build-sample'
import type { PackLocale } from './criteria-pack'
import { fetchJson, type LoadJson } from './fetch-json'

/** The sample evaluation, in one language; nothing of it is loaded before someone asks for it. */
export async function loadSample(
  locale: PackLocale,
  fresh: { readonly id: EvaluationId; readonly now: IsoTime },
  load: LoadJson = fetchJson,
): Promise<Evaluation> {
  const [selection, criteria] = await Promise.all([load(sample), load(pack)])
  return buildSample(selection, criteria, locale, fresh)
}
