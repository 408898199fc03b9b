import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from './shell.mjs'

const packagesOf = (file) => JSON.parse(readFileSync(join(root, file), 'utf8')).packages

/** npm writes what it installed to node_modules/.package-lock.json as its last act: an interrupted install has none. */
const isInstalled = () => {
  if (!existsSync(join(root, 'node_modules/.package-lock.json'))) return false
  const installed = packagesOf('node_modules/.package-lock.json')
  return Object.entries(packagesOf('package-lock.json')).every(
    // Optional packages are for other platforms, the empty path is this project.
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  )
}

/** Installs the locked packages unless they are there. */
export const ensurePackages = async () => {
  if (isInstalled()) return
  console.log('Installing packages (npm ci) …')
  // `--include=dev`: with NODE_ENV=production npm would leave the build tools out.
  const { code } = await run('npm ci --include=dev --no-audit --no-fund --loglevel=error')
  if (code === 0) return
  console.error('npm ci failed: see above. Is the package registry reachable?')
  process.exit(code)
}
