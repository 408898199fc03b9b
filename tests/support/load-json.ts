import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LoadJson } from '@/io/fetch-json'

/** Data files of the app from the disk, where a test has no server to fetch them from. */
export const loadJson: LoadJson = async (address) =>
  JSON.parse(await readFile(join(import.meta.dirname, '../..', address), 'utf8')) as unknown
