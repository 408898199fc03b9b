import { defineConfig } from '@playwright/test'
import { fileURLToPath } from 'node:url'
import { findBrowser, launchArguments } from './browser.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))
// `npm test` picks a free one; a run of its own uses this.
const port = Number(process.env.EVENHAND_E2E_PORT ?? 4319)
const browser = findBrowser()
// Workers load this file again: they need not search again.
if (browser) process.env.EVENHAND_BROWSER = browser.path

export default defineConfig({
  testDir: '../e2e',
  outputDir: '../../.cache/e2e',
  fullyParallel: true,
  // Generous: a loaded machine is no failure.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: '../../.cache/playwright.json' }]],
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    // A trace of every step takes a quarter of the time: asked for where a failure is not understood.
    trace: process.env.EVENHAND_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: { args: launchArguments, ...(browser ? { executablePath: browser.path } : {}) },
  },
  projects: [{ name: 'chromium', use: { browserName: 'chromium' } }],
  webServer: {
    command: `node tests/tooling/serve.mjs ${port}`,
    cwd: root,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
  },
})
