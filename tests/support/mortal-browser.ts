/** A browser with a profile on disk that can be killed in the middle of anything, and started again on the same profile. */
import { chromium, type Browser, type Page } from '@playwright/test'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { findBrowser, launchArguments } from '../tooling/browser.mjs'

export interface MortalBrowser {
  readonly page: Page
  /** SIGKILL to the browser and all its helpers; resolves once it is dead. */
  readonly kill: () => Promise<void>
}

export async function startMortalBrowser(profile: string): Promise<MortalBrowser> {
  const found = findBrowser()
  if (!found) throw new Error('No Chromium or Chrome found')
  const browserProcess = spawn(
    found.path,
    [
      ...launchArguments,
      '--headless=new',
      '--disable-gpu',
      '--remote-debugging-port=0',
      '--lang=en-US',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    // A group of its own, so that one signal reaches all of it.
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const death = once(browserProcess, 'exit')
  const kill = async () => {
    try {
      process.kill(-browserProcess.pid!, 'SIGKILL')
    } catch {
      // Dead already.
    }
    await death
  }
  let browser: Browser
  try {
    browser = await chromium.connectOverCDP(await addressIn(browserProcess.stderr))
  } catch (error) {
    await kill()
    throw error
  }
  const page = browser.contexts()[0]!.pages()[0]!
  return { page, kill }
}

async function addressIn(output: NodeJS.ReadableStream): Promise<string> {
  let said = ''
  for await (const chunk of output) {
    said += String(chunk)
    const [, address] = /DevTools listening on (ws:\S+)/.exec(said) ?? []
    if (address) {
      // Nobody reads the rest; a full pipe would stop the browser.
      output.resume()
      return address
    }
  }
  throw new Error(`The browser ended before it listened:\n${said}`)
}
