import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright'
import { run } from './shell.mjs'

/** Debian's Chromium without a window's frame: the same engine, and a third less work. */
const shell = 'chromium-headless-shell'
const names = [
  shell,
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
]
const { env, platform } = process

const onPath = () => {
  const endings = platform === 'win32' ? ['.exe'] : ['']
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter(Boolean)
  return names.flatMap((name) => folders.flatMap((folder) => endings.map((ending) => join(folder, name + ending))))
}

const usualPlaces = () => {
  if (platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((app) => `${app}.app/Contents/MacOS/${app}`)
    return ['/Applications', join(env.HOME ?? '', 'Applications')].flatMap((folder) =>
      apps.map((app) => join(folder, app)),
    )
  }
  if (platform === 'win32') {
    const folders = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter(Boolean)
    const apps = [
      'Google/Chrome/Application/chrome.exe',
      'Chromium/Application/chrome.exe',
      'Microsoft/Edge/Application/msedge.exe',
    ]
    return folders.flatMap((folder) => apps.map((app) => join(folder, app)))
  }
  return ['/usr/lib/chromium/chromium', '/opt/google/chrome/chrome', '/snap/bin/chromium']
}

/** A placeholder that only asks to install something else is no browser. On Windows `--version` would open a window. */
const canRun = (path) =>
  existsSync(path) && (platform === 'win32' || spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0)

/**
 * An installed Chromium or Chrome; Playwright's own download last, because it is not available everywhere.
 * @returns {{ path: string, origin: string } | undefined}
 */
export const findBrowser = () => {
  const asked = env.EVENHAND_BROWSER
  if (asked) return { path: asked, origin: 'EVENHAND_BROWSER' }
  const installed = [...onPath(), ...usualPlaces()].find(canRun)
  if (installed) return { path: installed, origin: 'installed' }
  const own = chromium.executablePath()
  return existsSync(own) ? { path: own, origin: "Playwright's own" } : undefined
}

const installWithApt = async () => {
  if (platform !== 'linux' || spawnSync('apt-get', ['--version']).status !== 0) return
  const isRoot = process.getuid?.() === 0
  const hasSudo = !isRoot && spawnSync('sudo', ['-n', 'true']).status === 0
  if (!isRoot && !hasSudo) return
  console.log('No Chromium or Chrome found: installing Chromium with apt-get …')
  const sudo = isRoot ? '' : 'sudo -n '
  const install = `${sudo}apt-get install -y -qq --no-install-recommends`
  // Older releases have the whole browser only.
  await run(`${sudo}apt-get update -qq && (${install} ${shell} || ${install} chromium)`, {
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  })
}

const installWithPlaywright = async () => {
  console.log("No Chromium or Chrome found: downloading Playwright's …")
  await run('npx playwright install chromium')
}

/** @returns {Promise<{ path: string, origin: string } | undefined>} undefined: none found and none could be installed */
export const ensureBrowser = async () => {
  for (const install of [installWithApt, installWithPlaywright]) {
    const found = findBrowser()
    if (found) return found
    await install()
  }
  return findBrowser()
}

/** For every launch, so that nothing but the page under test uses the network. */
export const launchArguments = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]
