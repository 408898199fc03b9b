import { execFile } from 'node:child_process'
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect as expectSoon, test as base } from '../support/page'
import { serve } from '../tooling/serve.mjs'

// A loaded machine is no failure.
const expect = expectSoon.configure({ timeout: 15_000 })
const root = join(import.meta.dirname, '../..')

const pack = {
  format: 'evenhand/criteria-pack',
  schemaVersion: 1,
  id: 'canteen',
  name: { 'zh-CN': '食堂承包商', en: 'Canteen contractor' },
  description: { 'zh-CN': '两项即可。', en: 'Two criteria will do.' },
  scales: { marks: { kind: 'points', full: 100 } },
  groups: [
    {
      id: 'g-food',
      name: { 'zh-CN': '餐食', en: 'Food' },
      description: { 'zh-CN': '吃得好不好。', en: 'How good the food is.' },
      weight: 1,
      children: [
        {
          id: 'c-taste',
          name: { 'zh-CN': '口味', en: 'Taste' },
          description: { 'zh-CN': '试吃评分。', en: 'Marks at a tasting.' },
          weight: 3,
          scale: 'marks',
        },
        {
          id: 'c-queue',
          name: { 'zh-CN': '排队时间', en: 'Queue' },
          description: { 'zh-CN': '午间等候。', en: 'The wait at noon.' },
          weight: 1,
          scale: 'marks',
        },
      ],
    },
  ],
}

/** The app as somebody builds it who has put one file into `criteria/`, beside one that is broken. */
const test = base.extend<{ home: string }>({
  home: async ({ browserName: _ }, use) => {
    const copy = await mkdtemp(join(tmpdir(), 'evenhand-packs-'))
    const needed = ['index.html', 'vite.config.ts', 'package.json', 'tsconfig.json', 'src', 'public', 'criteria']
    for (const part of [...needed, 'tests/tooling']) await cp(join(root, part), join(copy, part), { recursive: true })
    await symlink(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction')
    await writeFile(join(copy, 'criteria/canteen.json'), JSON.stringify(pack))
    await writeFile(join(copy, 'criteria/zz-broken.json'), '{"format":"evenhand/criteria-pack"}')
    const vite = join(root, 'node_modules/vite/bin/vite.js')
    await promisify(execFile)(process.execPath, [vite, 'build', '--logLevel', 'error'], { cwd: copy })
    const served = await serve(join(copy, 'dist'), { port: 0, isStrict: true })
    await use(served.address)
    await served.stop()
    await rm(copy, { recursive: true, force: true })
  },
  baseURL: ({ home }, use) => use(home),
})

test.use({ locale: 'zh-CN' })
// It builds the app first.
test.describe.configure({ timeout: 120_000 })

test('a pack dropped into criteria/ is there to start from, in both languages, without a change of code', async ({
  page,
}) => {
  await page.goto('/')
  await page.getByRole('button', { name: '新建评选' }).click()
  await expect(page.getByRole('radio')).toHaveCount(4)
  await expect(page.getByRole('radio', { name: '食堂承包商' })).toBeVisible()
  await expect(page.getByText('两项即可。')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByLabel('语言').selectOption('en')
  await page.getByRole('button', { name: 'New evaluation' }).click()
  await page.getByRole('radio', { name: 'Canteen contractor' }).check()
  await page.getByRole('button', { name: 'Start with the criteria' }).click()

  await page.waitForURL(/\/criteria$/)
  await expect(page).toHaveTitle(/Canteen contractor/)
  await expect(page.getByText('Taste').first()).toBeVisible()
  await expect(page.getByRole('row', { name: 'Taste' }).getByText('75.0').first()).toBeVisible()
})
