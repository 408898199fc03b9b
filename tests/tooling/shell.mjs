import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))

const isWindows = process.platform === 'win32'
// Project tools first, so that `vite` means ours even when the script was not started by npm.
const path = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? process.env.Path ?? ''}`

/**
 * Runs one command in the project root; never throws.
 * @param {string} command one shell line, written by us: no user text
 * @param {{ isQuiet?: boolean, env?: Record<string, string> }} [options] quiet: collect the output instead of showing it
 * @returns {Promise<{ code: number, output: string }>}
 */
export const run = (command, { isQuiet = false, env = {} } = {}) =>
  new Promise((resolve) => {
    const child = spawn(command, {
      cwd: root,
      shell: true,
      stdio: isQuiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      // Quiet output is shown later, in full: tools would drop their colours because it is a pipe.
      env: {
        ...process.env,
        ...(isWindows ? { Path: path } : { PATH: path }),
        ...(isQuiet && process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}),
        ...env,
      },
    })
    let output = ''
    child.stdout?.on('data', (chunk) => (output += chunk))
    child.stderr?.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => resolve({ code: 1, output: `${output}${error.message}\n` }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
