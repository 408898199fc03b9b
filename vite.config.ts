import vueI18n from '@intlify/unplugin-vue-i18n/vite'
import vue from '@vitejs/plugin-vue'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { messageFiles } from './tests/tooling/message-files.mjs'

const fromRoot = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** Only in the build: the dev server injects inline styles and a hot-reload script, which this policy forbids. */
const contentSecurity: Plugin = {
  name: 'evenhand:content-security',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
      injectTo: 'head-prepend',
    },
  ],
}

/** By its place among all components: a hash cannot be compressed, and each is in the code and in the styles. */
const components = readdirSync(fromRoot('./src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.vue'))
  .map((path) => `src/${path.replaceAll('\\', '/')}`)
  .toSorted()
const componentId = (path: string, source: string, _isBuild: boolean | undefined, hashOf: (text: string) => string) => {
  const place = components.indexOf(path)
  return place < 0 ? hashOf(path + source) : place.toString(36)
}

/** Components have names for developers' tools only, which the build does without: half a percent of the code. */
const namelessComponents: Plugin = {
  name: 'evenhand:nameless-components',
  apply: 'build',
  enforce: 'post',
  transform: (code, id) =>
    /\.vue(\?|$)/.test(id) ? { code: code.replace(/^\s*__name: .*,\n/m, ''), map: null } : null,
}

/** Which modules each chunk holds, for tests/tooling/size.mjs: the manifest names only entries. */
const chunkContents: Plugin = {
  name: 'evenhand:chunk-contents',
  apply: 'build',
  generateBundle(_options, bundle) {
    const contents = Object.values(bundle).flatMap((chunk) =>
      chunk.type === 'chunk' ? [[chunk.fileName, chunk.moduleIds.map((id) => id.replace(fromRoot('./'), ''))]] : [],
    )
    this.emitFile({
      type: 'asset',
      fileName: '.vite/contents.json',
      source: JSON.stringify(Object.fromEntries(contents), null, 2),
    })
  },
}

export default defineConfig({
  // Relative, so that `dist` runs at any sub-path; routes live behind the hash.
  base: './',
  plugins: [
    vue({
      features: { optionsAPI: false, componentIdGenerator: componentId },
      // Vnodes that never change are made anew with the rest: 2 % less code, and no difference that can be measured.
      template: { compilerOptions: { hoistStatic: false } },
    }),
    vueI18n({
      // Only for its build without the compiler; the messages themselves are compiled by `messageFiles`.
      include: [],
      runtimeOnly: true,
      compositionOnly: true,
      fullInstall: false,
      dropMessageCompiler: true,
    }),
    messageFiles(fromRoot('./src/i18n'), ['zh-CN', 'en']),
    namelessComponents,
    contentSecurity,
    chunkContents,
  ],
  resolve: { alias: { '@': fromRoot('./src') } },
  define: {
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
  },
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    sourcemap: false,
    // 3 % smaller than what Vite's own minifier leaves, for five seconds of the build.
    minify: 'terser',
    terserOptions: { ecma: 2020, module: true, compress: { passes: 3, keep_fargs: false, unsafe_arrows: true } },
    // Data files stay files: as `data:` addresses they would be parsed as JavaScript after all.
    assetsInlineLimit: 0,
    // The size check reads which chunk belongs to which page.
    manifest: true,
    // The polyfill is a script for browsers older than the target. Lists of what each page loads besides, and 60 files of
    // styles, would be 2 KB of script; all styles together are 21 KB.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_file, names, { hostType }) => (hostType === 'html' ? names : []),
    },
    cssCodeSplit: false,
    // A figure in the build log is not the one that counts: tests/tooling/size.mjs measures.
    reportCompressedSize: false,
    rolldownOptions: {
      // Where a build's time goes is of no use to whom `npm start` shows it.
      checks: { bundlerTimings: false },
      output: {
        // A chapter a chunk: code that is alike compresses together, and a hundred small files cost a tenth more in all
        // and a request each. In this order, since a module goes to the first that names it, with what it needs.
        codeSplitting: {
          groups: [
            {
              name: 'core',
              test: /node_modules\/(@vue|vue|vue-router|vue-i18n|@intlify|pinia|idb)\/|src\/(domain\/(?!weighting\/(?!weighting)|robustness|committee|edits\/apply-steps|ranking\/explain|criteria\/shown-weights)|storage\/|i18n\/(index|formats)|components\/(ui\/(AppButton|AppIcon|icons|CalloutNote|PageHead|ProgressLine)|shell\/)|App\.vue|pages\/(edit-key|score-alone\/dropped|SaveState|TopBar|app-keys|keep-focus|routes|home\/(HomePage|EvaluationTable|FirstSteps))|stores\/(after-paint|busy|evaluation|library|notices|preferences|saver|session|summary))/,
            },
            // First what several chapters need: what every page may have,
            {
              name: 'widgets',
              test: /src\/(components\/ui\/(AppDialog|EmptyState|SegmentedChoice|SubNav|here-in-sight)|pages\/(download|exports|undo-notice|import\/page-intake)|stores\/exports)/,
            },
            // what marks and vendors look like and say, wherever they stand, fields and lists of names,
            {
              name: 'marks',
              test: /src\/(components\/(ui|names)\/|components\/criteria\/(NumberField|number-text|percent-weights|WeightField|slider-range)|domain\/criteria\/shown-weights|io\/names|pages\/(held|lock|use-chosen)|stores\/weighting-lock|components\/grid\/(cell-text|check-statement|level-choices|level-text|mark|score-decimals|use-cell-words|use-standing-texts)|pages\/results\/(names|shown-score|use-cell-words|VendorName|wording))/,
            },
            // files, charts,
            { name: 'digest', test: /src\/io\/digest/ },
            {
              name: 'tables',
              test: /src\/(io\/(csv|table)\/|io\/import\/level-cell|components\/grid\/parse-cell-entry|i18n\/entry-words)/,
            },
            { name: 'documents', test: /src\/io\/(?!locked-text)[\w-]+\.ts|node_modules\/valibot\// },
            {
              name: 'charts',
              test: /src\/(components\/charts\/(Chart|chart-|contrast|group-tints|label-lines|line-labels|use-width)|pages\/results\/(use-picture|(use-)?chosen-vendors))/,
            },
            {
              name: 'weighting-parts',
              test: /src\/(domain\/(weighting\/(shares|weight-sets)|robustness\/linear-program)|components\/weighting\/SwingEnds|pages\/weights\/weighed-items)/,
            },
            // what the chair's pages and the evaluator's have in common.
            {
              name: 'committee-parts',
              test: /src\/(io\/committee\/(?!counted|form-table|mail|merge-scorecard|plan-collection|read-pieces)|domain\/committee\/(assignment|cell-marks|hidden-names|proposals)|components\/committee\/(RecusalList|SealingFacts)|pages\/committee\/(copy-text|use-change-words))/,
            },
            // Then the chapters.
            { name: 'import-table', test: /src\/(io\/import\/|stores\/import-pipeline)/ },
            { name: 'import', test: /src\/(pages|components)\/import\/|src\/stores\/imports/ },
            // Small pages and dialogs are with the frame of an evaluation;
            {
              name: 'evaluation',
              test: /src\/(pages\/(evaluation|overview|versions|KeysDialog|NowherePage|help|home\/NewEvaluationDialog)|i18n\/help|stores\/persistence)/,
            },
            { name: 'setup', test: /src\/(pages|components)\/(criteria\/(?!LockDialog)|vendors\/)/ },
            { name: 'scores', test: /src\/(pages\/scores|components\/grid)\// },
            {
              name: 'results',
              test: /src\/(pages\/results\/(?!ranking\/ReceiptList)|domain\/ranking\/explain|components\/charts\/(?!RadarChart|radar-chart|(bump|interval|place|sweep|tornado)))/i,
            },
            { name: 'weighting', test: /src\/(pages\/weights|domain\/weighting|components\/weighting)\// },
            { name: 'firmness', test: /src\/(pages\/firmness|domain\/robustness|stores\/firmness)/ },
            { name: 'alone', test: /src\/(pages\/score-alone|components\/alone|stores\/scoring-alone)/ },
            { name: 'committee', test: /src\/(pages|components|domain|io)\/committee\// },
          ],
        },
      },
    },
  },
  test: {
    // Generous: a loaded machine is no failure.
    testTimeout: 30_000,
    setupFiles: ['tests/support/seed.ts'],
    // Nothing else of note runs beside: Vitest would leave one of two cores idle.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: { name: 'unit', environment: 'node', include: ['tests/unit/**/*.test.ts'] },
      },
      {
        extends: true,
        test: { name: 'component', environment: 'happy-dom', include: ['tests/component/**/*.test.ts'] },
      },
    ],
  },
})
