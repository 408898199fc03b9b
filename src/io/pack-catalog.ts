/** The packs in `criteria/`: a new file there is found without any change here. They are data, so they are fetched. */
import type { Result } from '@/domain/result'
import { readPack, type CriteriaPack } from './criteria-pack'
import { fetchJson, type LoadJson } from './fetch-json'

const files = import.meta.glob<string>('/criteria/*.json', { query: '?url', import: 'default', eager: true })

export interface PackFile {
  /** `criteria/crm-selection.json` */
  readonly file: string
  readonly pack: Result<CriteriaPack>
}

/** Every file, the faulty ones with what is wrong, by file name. */
export async function packFiles(load: LoadJson = fetchJson): Promise<readonly PackFile[]> {
  const reading = Object.entries(files).map(async ([path, address]) => ({
    file: path.slice(1),
    pack: readPack(await load(address)),
  }))
  return (await Promise.all(reading)).sort((a, b) => (a.file < b.file ? -1 : 1))
}

/** The packs that can be used; one bad file never hides the others. */
export async function packCatalog(load: LoadJson = fetchJson): Promise<readonly CriteriaPack[]> {
  return (await packFiles(load)).flatMap(({ pack }) => (pack.ok ? [pack.value] : []))
}
