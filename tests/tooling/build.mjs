import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from './shell.mjs'

const sources = ['src', 'public', 'criteria', 'index.html', 'vite.config.ts', 'tsconfig.json', 'package-lock.json']
// Inside `dist`: a build by hand empties the folder, and the stamp goes with it.
const stamp = join(root, 'dist/.vite/sources.sha256')

const filesUnder = (path) => {
  if (!existsSync(join(root, path))) return []
  if (!statSync(join(root, path)).isDirectory()) return [path]
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesUnder(`${path}/${name}`))
}

/** Contents, not times: a git checkout and a copy both change times. */
const fingerprint = () => {
  const hash = createHash('sha256')
  for (const file of sources.flatMap(filesUnder)) hash.update(`${file}\0`).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

const isBuilt = (print) =>
  existsSync(join(root, 'dist/index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === print

/**
 * Builds `dist` unless it was built from exactly these sources.
 * @param {{ isQuiet?: boolean }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export const ensureBuild = async (options) => {
  const print = fingerprint()
  if (isBuilt(print)) return { code: 0, output: 'dist is up to date\n' }
  const result = await run('vite build --logLevel warn', options)
  if (result.code === 0) writeFileSync(stamp, print)
  return result
}
