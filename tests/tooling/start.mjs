import './node-version.mjs'
import { join } from 'node:path'
import { ensureBuild } from './build.mjs'
import { ensurePackages } from './install.mjs'
import { serve, untilStopped } from './serve.mjs'
import { root } from './shell.mjs'

const usualPort = 4173
const askedPort = process.env.PORT ? Number(process.env.PORT) : undefined
if (askedPort !== undefined && !(Number.isInteger(askedPort) && askedPort >= 0 && askedPort <= 65535)) {
  console.error(`PORT must be a whole number from 0 to 65535, not "${process.env.PORT}".`)
  process.exit(1)
}

await ensurePackages()
const built = await ensureBuild()
if (built.code !== 0) process.exit(built.code)

try {
  const served = await serve(join(root, 'dist'), {
    port: askedPort ?? usualPort,
    isStrict: askedPort !== undefined,
    ...(process.env.HOST ? { host: process.env.HOST } : {}),
  })
  untilStopped(served)
  console.log(`\n  Evenhand 衡选  →  ${served.address}\n  Stop with Ctrl-C.\n`)
  if (askedPort === undefined && served.port !== usualPort) {
    console.log(
      `  Port ${usualPort} was taken. Evaluations are kept per address: those made on ${usualPort} are still there.\n`,
    )
  }
} catch (error) {
  const isTaken = error.code === 'EADDRINUSE'
  console.error(isTaken ? `Port ${askedPort ?? usualPort} is taken: choose another with PORT=…` : error.message)
  process.exit(1)
}
